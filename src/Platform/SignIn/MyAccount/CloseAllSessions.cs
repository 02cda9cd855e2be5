using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.SignIn.MyAccount;

/// <summary>She signs out everywhere (すべての端末からログアウト), here too: for a lost phone or a forgotten shared computer.</summary>
internal sealed record CloseAllSessions : IAct<Done>
{
    public ActKind Kind { get; } = new("sign-in.close-all-sessions", Permission.Self);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        await Close(acting, AccountId.From(acting.Actor.Id), ct);
        acting.Record(new SignedOutEverywhere(acting.Actor.Id));
        return Done.Yes;
    }

    /// <summary>Closes every session of the account.</summary>
    public static async ValueTask Close(Acting acting, AccountId account, CancellationToken ct)
    {
        var open = await acting.Db.Set<SessionRow>().AsTracking()
            .Where(s => s.Subject == account.Value && s.Kind == ActorKind.Resident && s.ClosedAt == null).OrderBy(s => s.OpenedAt).ToListAsync(ct);
        foreach (var session in open) session.ClosedAt = acting.Now;
    }
}

/// <summary>A resident signed out on all her devices.</summary>
public sealed record SignedOutEverywhere(Guid Account) : IEntry
{
    static string IEntry.Name => "sign-in.signed-out-everywhere";

    /// <inheritdoc/>
    public Guid About => Account;
}
