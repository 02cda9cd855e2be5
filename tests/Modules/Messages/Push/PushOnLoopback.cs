using SmartLocal.Kernel;
using SmartLocal.Messages.Push;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Releases;
using SmartLocal.Simulators.Push;

namespace SmartLocal.Modules.Tests.Messages.Push;

/// <summary>The city's client and the simulated push service, over a real connection.</summary>
public sealed class PushOnLoopback : IAsyncLifetime
{
    public Ome Ome { get; } = new();

    internal PushSimulator Simulator => Ome.Get<PushSimulator>();

    internal Vapid Vapid => Ome.Get<Vapid>();

    internal static PushOptions Usual { get; } = new() { Ttl = TimeSpan.FromDays(1) };

    public Task InitializeAsync() => Ome.InitializeAsync();

    public Task DisposeAsync() => Ome.DisposeAsync();

    /// <summary>A new browser with notifications turned on, which fails in this way.</summary>
    internal (SimulatedBrowser Browser, PushSubscription Subscription) Subscribe(PushFault fault = PushFault.None)
    {
        var browser = Simulator.Subscribe(Vapid.PublicKey, "Hanako");
        browser.Fault = fault;
        return (browser, PushSubscription.Parse(browser.Subscription).Value);
    }

    /// <summary>What the city sends by, with this much patience and names that lead there.</summary>
    internal PushClient Client(PushPatience? patience = null, PushConnection.Resolve? resolve = null) =>
        new(Ome.Get<PushEncryption>(), Ome.Get<PushEndpoints>(), Vapid, Ome.Clock, resolve ?? System.Net.Dns.GetHostAddressesAsync, patience ?? new PushPatience());

    /// <summary>Another city's key.</summary>
    internal Vapid Stranger(CityKeys keys) => new(keys, Ome.Get<CityFacts>(), Ome.Clock);

    internal IReadOnlyList<ReceivedPush> At(SimulatedBrowser browser) => [.. Simulator.Received.Where(r => r.Browser == browser)];
}
