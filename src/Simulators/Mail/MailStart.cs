using Microsoft.Extensions.Hosting;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Simulators.Mail;

/// <summary>Starts the simulated mail server with a simulated city, and never with another.</summary>
internal sealed class MailStart(MailSimulator simulator, DataFolder folder) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        folder.Origin is Origin.Simulated ? simulator.StartAsync(cancellationToken) : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => simulator.StopAsync(cancellationToken);
}

/// <summary>Where mails go in a city that names no mail server.</summary>
internal sealed class MailStandIn(MailSimulator simulator) : ISimulatedMailServer
{
    public int? Port => simulator.Port is > 0 and var port ? port : null;
}
