using System.Globalization;
using Microsoft.Extensions.Configuration;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Web;

namespace SmartLocal.Messages.Sms;

/// <summary>
/// The gateways that the installation names in <c>Sms:Gateways:N</c> (Address, Token, Weight, Longest), or the simulated one where a
/// simulated city names none. Read before every text, so a change needs no restart.
/// </summary>
internal sealed class SmsGateways(
    IConfiguration configuration, IEnumerable<ISimulatedSms> simulated, DataFolder folder, SiteAddress site, ReturnLinks links, IChance chance, TimeProvider clock) : IDisposable
{
    private const int MostWeight = 1_000;

    /// <summary>What the city's own texts need, in UTF-16 units: three segments.</summary>
    private const int LeastLongest = 3 * SmsText.Joined;

    private readonly WeightedChoice choice = new(chance, clock);
    private readonly SmsClient client = new(clock);

    /// <summary>The gateways there are now, or why none can be used.</summary>
    public SmsWay Way()
    {
        var named = configuration.GetSection("Sms:Gateways").GetChildren().ToList();
        if (named.Count == 0) return StandIn() is { } standIn ? new(SmsReadiness.Ready, [standIn], IsStandIn: true) : new(SmsReadiness.NotConfigured, []);
        var read = named.Select(Gateway).OfType<SmsGateway>().ToList();
        return read.Count == named.Count ? new(SmsReadiness.Ready, read) : new(SmsReadiness.Misconfigured, []);
    }

    /// <summary>Sends the text by one of them. A text that one did not take is not tried by another at once: it waits like every other.</summary>
    /// <param name="way">A way that is ready.</param>
    /// <param name="to">Whom it is for.</param>
    /// <param name="text">Its words, no longer than <see cref="SmsWay.Longest"/>.</param>
    /// <param name="reference">The city's own name for it, the same when it is sent again.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="OperationCanceledException">Stopped before the text was handed over: it was surely not taken.</exception>
    public async Task<SmsOutcome> Send(SmsWay way, MobileNumber to, SmsText text, Guid reference, CancellationToken ct)
    {
        var chosen = way.Gateways[choice.Choose([.. way.Gateways.Select(g => (g.Address.AbsoluteUri, g.Weight))])];
        var outcome = await client.Send(chosen with { Receipts = site.Value is { } at ? new Uri(at + links.PathOf(Channel.Sms)) : null }, to, text, reference, ct);
        if (outcome is SmsOutcome.Later) choice.Failed(chosen.Address.AbsoluteUri);
        return outcome;
    }

    public void Dispose() => client.Dispose();

    private SmsGateway? StandIn() => folder.Origin is Origin.Simulated
        ? simulated.Where(s => s.Address is not null).Select(s => new SmsGateway { Address = s.Address!, Token = s.Token }).FirstOrDefault()
        : null;

    private static SmsGateway? Gateway(IConfigurationSection one)
    {
        if (!Uri.TryCreate(one["Address"], UriKind.Absolute, out var address)
            || Number(one["Weight"], 1, MostWeight) is not { } weight || Number(one["Longest"], SmsText.Longest, SmsText.Longest) is not (>= LeastLongest and var longest)) return null;
        var gateway = new SmsGateway { Address = address, Token = one["Token"] ?? "", Weight = weight, Longest = longest };
        try
        {
            SmsGateway.Demand(gateway);
            return gateway;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static int? Number(string? written, int usual, int most) =>
        string.IsNullOrEmpty(written) ? usual
        : int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most ? number : null;
}

/// <param name="Readiness">Whether texts can leave.</param>
/// <param name="Gateways">By whom, where they can.</param>
/// <param name="IsStandIn">Whether they stay on this machine.</param>
internal sealed record SmsWay(SmsReadiness Readiness, IReadOnlyList<SmsGateway> Gateways, bool IsStandIn = false)
{
    /// <summary>The longest text that every gateway takes, in UTF-16 units.</summary>
    public int Longest => Gateways.Count == 0 ? SmsText.Longest : Gateways.Min(g => g.Longest);
}

internal enum SmsReadiness
{
    Ready,
    NotConfigured,
    Misconfigured,
}
