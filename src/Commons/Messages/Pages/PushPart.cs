using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Push;
using SmartLocal.Platform.Data;

namespace SmartLocal.Messages.Pages;

/// <summary>What the page needs to turn a browser on.</summary>
internal sealed class PushPart(Vapid vapid, DataFolder folder, IEnumerable<ISimulatedPush> simulated)
{
    private readonly ISimulatedPush? standIn = folder.Origin is Origin.Simulated ? simulated.FirstOrDefault() : null;

    /// <summary>The key to which a browser binds its subscription; null while push services could not be told who we are.</summary>
    public string? Key => vapid.IsReady ? vapid.PublicKey : null;

    /// <summary>Whether there are phones that do not exist, to try it with.</summary>
    public bool HasSimulatedPhones => standIn?.Origin is not null;

    /// <summary>A new phone that does not exist, with notifications turned on; null where there is none.</summary>
    public string? OfSimulatedPhone(string name) => HasSimulatedPhones ? standIn!.Subscribe(vapid.PublicKey, name) : null;
}
