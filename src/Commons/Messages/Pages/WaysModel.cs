using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages.Pages;

/// <summary>How somebody is told, for herself to change.</summary>
/// <param name="Channels">The coded words of the channels that she has.</param>
/// <param name="Wanted">What she wants: <c>purpose.channel</c>.</param>
/// <param name="Contacts">What she has connected.</param>
/// <param name="QuietFrom">Hours and minutes, 21:00.</param>
/// <param name="QuietUntil">Hours and minutes, 08:00.</param>
/// <param name="WrittenIn">The language in which she is written to.</param>
/// <param name="Stopped">Whether she has stopped everything.</param>
/// <param name="Phone">How she connects a mobile phone; null where the city sends no texts.</param>
/// <param name="PushKey">The key to which a browser binds its subscription; null where none can be turned on.</param>
/// <param name="HasSimulatedPhones">Whether a phone that does not exist can be turned on.</param>
/// <param name="Refusal">What was wrong.</param>
public sealed record WaysModel(
    IReadOnlyList<string> Channels, IReadOnlySet<string> Wanted, IReadOnlyList<ContactLine> Contacts, string QuietFrom, string QuietUntil, Language WrittenIn, bool Stopped,
    PhoneModel? Phone, string? PushKey, bool HasSimulatedPhones, Refusal? Refusal)
{
    internal static WaysModel Of(Ways ways, PhoneModel? phone, PushPart push, Refusal? refusal) => new(
        [.. ways.Channels.Select(Words.Of)],
        (from p in MessagePurpose.All from c in ways.Channels where ways.Wishes.FirstOrDefault(w => w.Purpose == p.Code && w.Channel == c)?.Wanted ?? Wish.Usual(p, c) select $"{p}.{Words.Of(c)}").ToHashSet(StringComparer.Ordinal),
        [.. ways.Contacts.Select(c => new ContactLine(c.Id.Value, Words.Of(c.Channel), c.Masked, Words.Of(c.State), c.Since))],
        Clock(ways.Reader.QuietFrom), Clock(ways.Reader.QuietUntil), ways.Language, ways.Reader.StoppedAt is not null, phone, push.Key, push.HasSimulatedPhones, refusal);

    private static string Clock(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";
}

/// <param name="WaitsFor">The number to which a code was sent, as she sees it; null where none waits for its code.</param>
/// <param name="Typed">What she typed as her number, where that was wrong.</param>
/// <param name="Refusal">What was wrong.</param>
public sealed record PhoneModel(string? WaitsFor, string? Typed, Refusal? Refusal);

public sealed record ContactLine(Guid Id, string Channel, string Name, string State, Instant Since);

/// <param name="Stopped">Whether it is done.</param>
/// <param name="Purpose">The coded word of what is stopped; null where the link is none of ours.</param>
public sealed record StopModel(bool Stopped, string? Purpose);
