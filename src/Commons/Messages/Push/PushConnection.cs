using System.Net;
using System.Net.Sockets;

namespace SmartLocal.Messages.Push;

/// <summary>
/// Connections to push services. Where a name leads is looked at after it was resolved and connected to is that very address, so that a
/// name which leads elsewhere the second time (DNS rebinding) gains nothing. No redirects, cookies, proxies or trace headers: a proxy would
/// resolve the name itself, where nobody looks.
/// </summary>
internal static class PushConnection
{
    /// <summary>How the addresses of a name are found.</summary>
    public delegate Task<IPAddress[]> Resolve(string host, CancellationToken ct);

    public static SocketsHttpHandler Handler(PushEndpoints endpoints, Resolve resolve, TimeSpan connectWithin) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = connectWithin,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        EnableMultipleHttp2Connections = true,
        MaxConnectionsPerServer = 64,
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 4_096,
        ConnectCallback = async (context, ct) => await Open(
            context.DnsEndPoint, endpoints.IsStandIn(context.InitialRequestMessage.RequestUri!), resolve, ct),
    };

    /// <exception cref="IOException">The name leads to no address on the open internet; nothing was connected to.</exception>
    /// <exception cref="SocketException">Nobody answers there, or the name leads nowhere.</exception>
    public static async Task<Stream> Open(DnsEndPoint to, bool isStandIn, Resolve resolve, CancellationToken ct)
    {
        var found = await resolve(to.Host, ct);
        var open = isStandIn ? found : Array.FindAll(found, PublicAddress.Is);
        if (open.Length == 0) throw new IOException("The push service's name leads to no public address.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, to.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
