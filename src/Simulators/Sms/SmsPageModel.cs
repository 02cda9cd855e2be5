namespace SmartLocal.Simulators.Sms;

/// <summary>What the simulated phones show: the newest texts of those that got one last.</summary>
public sealed record SmsPageModel
{
    /// <summary>More than stand on a table.</summary>
    private const int MostPhones = 12;

    /// <summary>What a person scrolls through on one.</summary>
    private const int MostTexts = 20;

    private SmsPageModel(IReadOnlyList<SimulatedPhone> phones, Uri site) => (Phones, Site) = (phones, site);

    internal IReadOnlyList<SimulatedPhone> Phones { get; }

    internal Uri Site { get; }

    /// <summary>The phones now.</summary>
    /// <param name="simulator">Where the texts are.</param>
    /// <param name="site">This site's own address: only links to it can be followed.</param>
    internal static SmsPageModel Of(SmsSimulator simulator, Uri site) => new(
        [.. simulator.Received.Where(t => t.IsDelivered).GroupBy(t => t.To).OrderByDescending(g => g.Max(t => t.Number)).Take(MostPhones)
            .Select(g => new SimulatedPhone(Domestic(g.Key), [.. g.TakeLast(MostTexts)]))],
        site);

    /// <summary>090-1234-5678.</summary>
    private static string Domestic(string to) => $"0{to[3..5]}-{to[5..9]}-{to[9..]}";
}

/// <summary>A phone with its texts, the oldest first, as phones show them.</summary>
internal sealed record SimulatedPhone(string Number, IReadOnlyList<ReceivedSms> Texts)
{
    /// <summary>For links to it within the page.</summary>
    public string Id => "phone-" + Number;
}
