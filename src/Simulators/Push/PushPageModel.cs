using SmartLocal.Kernel;

namespace SmartLocal.Simulators.Push;

/// <summary>What the page of the simulated push service shows: the phones, those first on which something arrived last.</summary>
public sealed record PushPageModel
{
    /// <summary>More phones than anybody looks at; the simulator keeps more than the page shows.</summary>
    private const int ShownPhones = 24;

    /// <summary>What a locked screen has room for.</summary>
    private const int ShownOnPhone = 4;

    private PushPageModel(IReadOnlyList<Phone> phones, int all) => (Phones, All) = (phones, all);

    internal IReadOnlyList<Phone> Phones { get; }

    /// <summary>How many phones there are, those that are not shown too.</summary>
    internal int All { get; }

    /// <summary>The phones now.</summary>
    internal static PushPageModel Of(PushSimulator simulator)
    {
        var browsers = simulator.Browsers;
        var arrived = simulator.Received.Reverse().ToLookup(r => r.Browser);
        var phones = browsers.Reverse()
            .OrderByDescending(b => arrived[b].Select(r => r.Number).FirstOrDefault())
            .Take(ShownPhones)
            .Select(b => new Phone(b.Name, [.. arrived[b].Take(ShownOnPhone)], arrived[b].Count()));
        return new PushPageModel([.. phones], browsers.Count);
    }

    /// <summary>The time in Japan for machines.</summary>
    internal static string Stamp(ReceivedPush push) => Instant.From(push.At).ToString();
}

/// <param name="Name">Whose it is.</param>
/// <param name="Notices">What is shown on it, the newest first.</param>
/// <param name="Arrived">How many of the messages kept are its own.</param>
internal sealed record Phone(string Name, IReadOnlyList<ReceivedPush> Notices, int Arrived);
