using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace SmartLocal.Simulators.Line;

/// <summary>
/// The simulated LINE's API as a real HTTP server on this machine's loopback address: the web server alone, without routes and
/// services, because it answers five paths. It listens from <see cref="StartAsync"/> to <see cref="StopAsync"/>.
/// </summary>
internal sealed partial class LineServer(LineSimulator simulator, LineLimits limits, ILogger<LineServer> log) : IHostedService, IHttpApplication<HttpContext>, IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly LineApi api = new(simulator);
    private KestrelServer? server;

    /// <summary>Where it answers, or null while it does not listen.</summary>
    public Uri? Address { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = limits.RequestBytes;
        options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        server = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
        await server.StartAsync(this, cancellationToken);
        Address = new Uri(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Address = null;
        await stopping.CancelAsync();
        if (server is null) return;
        await server.StopAsync(cancellationToken);
        server.Dispose();
        server = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        stopping.Dispose();
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping.Token);
        try
        {
            await api.Answer(context, either.Token);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await LineApi.Say(context, LineError.TooLarge);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or BadHttpRequestException)
        {
            LineBroke(log, e);
            context.Abort();
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A line to the simulated LINE broke")]
    private static partial void LineBroke(ILogger log, Exception broke);
}
