using Microsoft.Extensions.Hosting;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;

namespace SmartLocal.Simulators.Line;

/// <summary>Starts the simulated LINE with a simulated city, and never with another.</summary>
internal sealed class LineStart(LineServer server, DataFolder folder) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        folder.Origin is Origin.Simulated ? server.StartAsync(cancellationToken) : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);
}

/// <summary>The account on LINE of a city that names none.</summary>
internal sealed class LineStandIn(LineServer server, LineSimulator simulator, SiteAddress site) : ISimulatedLine
{
    public Uri? Api => server.Address;

    public Uri? Dialog => site.Value is { } at ? new Uri(at + LineRoutes.Root) : null;

    public Uri? Friend => Dialog;

    public string AccessToken => simulator.AccessToken;

    public string ChannelSecret => simulator.ChannelSecret;
}

/// <summary>Takes the messages of an erased matter off the phones: they came under the id of their delivery.</summary>
internal sealed class LineErasure(LineSimulator simulator) : IErasure
{
    public ValueTask Erase(Acting acting, ErasureScope scope, CancellationToken ct)
    {
        simulator.Forget(scope.Things);
        return ValueTask.CompletedTask;
    }
}
