using SmartLocal.Kernel;
using SmartLocal.Simulators.Mail;

namespace SmartLocal.Simulators.Line;

/// <summary>The phones of the page, with what they got, and how the simulated LINE fares.</summary>
public sealed record LinePageModel
{
    /// <summary>As many as fit beside one another; the people behind them have the numbers from 1.</summary>
    internal const int Phones = 4;

    /// <summary>Messages shown of one phone.</summary>
    private const int Shown = 20;

    private LinePageModel(IReadOnlyList<LinePhone> all, IReadOnlyList<LineTold> told, LineFault fault, long usage, Uri site)
    {
        All = all;
        Told = told;
        Fault = fault;
        Usage = usage;
        Site = site;
    }

    internal IReadOnlyList<LinePhone> All { get; }

    /// <summary>What the city was told, the newest first.</summary>
    internal IReadOnlyList<LineTold> Told { get; }

    internal LineFault Fault { get; }

    internal long Usage { get; }

    /// <summary>This site's own address: only buttons to it can be pressed.</summary>
    internal Uri Site { get; }

    internal static LinePageModel Of(LineSimulator simulator, LineHooks hooks, Uri site)
    {
        var sent = simulator.Sent;
        return new LinePageModel(
            [.. Enumerable.Range(1, Phones).Select(number => Phone(simulator.Users, number, sent))], [.. hooks.Told.Reverse()], simulator.Fault, simulator.Usage, site);
    }

    /// <summary>The time in Japan for machines.</summary>
    internal static string Stamp(DateTimeOffset at) => Instant.From(at).ToString();

    /// <summary>Where a button leads, or null where that is not this site: a simulated message leads nowhere outside the demo.</summary>
    internal string? Href(LineSaid message) =>
        message.Link is { } link ? LinkedText.Of(link, Site).Select(p => p.Href).FirstOrDefault(h => h is not null) : null;

    private static LinePhone Phone(LineUsers users, int number, IReadOnlyList<LineSent> sent) => new(
        number,
        users.IsBlocking(number) ? "blocked" : users.IsFriend(number) ? "friend" : "unseen",
        users.Delivered(number),
        [.. sent.Where(s => s.To.Contains(number)).SelectMany(s => s.Messages.Select(m => (s.At, m))).Reverse().Take(Shown)]);
}

/// <summary>One phone.</summary>
/// <param name="Number">The number of its owner.</param>
/// <param name="State">friend, blocked, or unseen since the start.</param>
/// <param name="Count">How many messages it got.</param>
/// <param name="Messages">The newest, the newest first.</param>
internal sealed record LinePhone(int Number, string State, int Count, IReadOnlyList<(DateTimeOffset At, LineSaid Said)> Messages);

/// <summary>LINE's question whether two accounts are one.</summary>
/// <param name="Action">Where the answer goes.</param>
/// <param name="LinkToken">As it came.</param>
/// <param name="Nonce">As it came.</param>
/// <param name="Holder">The number of the person whose token it is, or null where it can't be used.</param>
public sealed record LineDialogModel(string Action, string LinkToken, string Nonce, int? Holder);
