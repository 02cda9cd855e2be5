using System.Collections.Concurrent;
using SmartLocal.Kernel;

namespace SmartLocal.Messages.Mail;

/// <summary>Which of the city's mail servers gets the next mail, and what was heard of each.</summary>
internal sealed class MailRelays(IChance chance, TimeProvider clock)
{
    private readonly WeightedChoice choice = new(chance, clock);
    private readonly ConcurrentDictionary<string, Action<MailOutcome>> listeners = new(StringComparer.Ordinal);

    /// <summary>The server that gets the next mail. What becomes of the mail is heard through <see cref="SmtpSettings.Heard"/>.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public SmtpSettings Choose(IReadOnlyList<MailRelay> relays)
    {
        var chosen = relays[choice.Choose([.. relays.Select(r => (r.Name, r.Weight))])];
        return chosen.Settings with { Heard = listeners.GetOrAdd(chosen.Name, Listener) };
    }

    private Action<MailOutcome> Listener(string name) => outcome =>
    {
        if (outcome is MailOutcome.Later { IsOfTheServer: true }) choice.Failed(name);
    };
}

/// <summary>One of the city's mail servers.</summary>
/// <param name="Settings">How it is reached.</param>
/// <param name="Weight">Its part of the mails, as against the others'.</param>
internal sealed record MailRelay(SmtpSettings Settings, int Weight)
{
    public string Name => $"{Settings.Host}:{Settings.Port}";
}
