using Microsoft.Extensions.Hosting;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Simulators.Push;

/// <summary>Starts the simulated push service with a simulated city, and never with another.</summary>
internal sealed class PushStart(PushSimulator simulator, DataFolder folder) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        folder.Origin is Origin.Simulated ? simulator.StartAsync(cancellationToken) : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => simulator.StopAsync(cancellationToken);
}

/// <summary>Where the messages of a simulated city go.</summary>
internal sealed class PushStandIn(PushSimulator simulator) : ISimulatedPush
{
    public Uri? Origin => simulator.Origin;

    public string Subscribe(string applicationServerKey, string name) => simulator.Subscribe(applicationServerKey, name).Subscription;
}
