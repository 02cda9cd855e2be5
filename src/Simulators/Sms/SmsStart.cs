using Microsoft.Extensions.Hosting;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Simulators.Sms;

/// <summary>Starts the simulated gateway with a simulated city, and never with another.</summary>
internal sealed class SmsStart(SmsSimulator simulator, DataFolder folder) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        folder.Origin is Origin.Simulated ? simulator.StartAsync(cancellationToken) : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => simulator.StopAsync(cancellationToken);
}

/// <summary>Where texts go in a city that names no gateway.</summary>
internal sealed class SmsStandIn(SmsSimulator simulator) : ISimulatedSms
{
    public Uri? Address => simulator.Port is > 0 and var port ? new Uri($"http://127.0.0.1:{port}{SmsSimulator.Path}") : null;

    public string Token => SmsSimulator.Token;
}

/// <summary>Takes the texts of an erased matter off the simulated phones: their references are the ids of their deliveries.</summary>
internal sealed class SmsErasure(SmsSimulator simulator) : IErasure
{
    public ValueTask Erase(Acting acting, ErasureScope scope, CancellationToken ct)
    {
        simulator.Forget(scope.Things);
        return ValueTask.CompletedTask;
    }
}
