using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace SmartLocal.Platform.Files;

/// <summary>
/// Asks the city's virus scanner (clamd, INSTREAM) about the bytes of a file, where one is named: <c>Clamd:Address</c>, a host and
/// port or <c>unix:</c> and a path.
/// </summary>
public sealed class Clamd(IConfiguration configuration)
{
    private const int Chunk = 64 * 1024;
    private const int LongestReply = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string? address = configuration["Clamd:Address"] is { Length: > 0 } named ? named : null;

    /// <summary>What the scanner says of the content, read from its beginning; clean where the city has none.</summary>
    public async Task<ScanResult> Scan(Stream content, CancellationToken ct)
    {
        if (address is null) return ScanResult.Clean;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            using var socket = await Connect(address, patience.Token);
            await using var line = new NetworkStream(socket);
            content.Position = 0;
            await Send(content, line, patience.Token);
            return Read(await Reply(line, patience.Token));
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return ScanResult.Unavailable;
        }
    }

    private static async Task<Socket> Connect(string address, CancellationToken ct)
    {
        var unix = address.StartsWith("unix:", StringComparison.Ordinal);
        EndPoint to = unix ? new UnixDomainSocketEndPoint(address["unix:".Length..]) : IPEndPoint.TryParse(address, out var ip) ? ip : HostAndPort(address);
        var socket = new Socket(unix ? AddressFamily.Unix : to.AddressFamily is AddressFamily.Unspecified ? AddressFamily.InterNetwork : to.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(to, ct);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static DnsEndPoint HostAndPort(string address) => new(address.Split(':')[0], int.Parse(address.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture));

    // Chunks with their length before them, and an empty one at the end.
    private static async Task Send(Stream content, NetworkStream line, CancellationToken ct)
    {
        await line.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        var buffer = new byte[Chunk + sizeof(int)];
        int read;
        do
        {
            read = await content.ReadAsync(buffer.AsMemory(sizeof(int)), ct);
            BinaryPrimitives.WriteInt32BigEndian(buffer, read);
            await line.WriteAsync(buffer.AsMemory(0, sizeof(int) + read), ct);
        }
        while (read > 0);
    }

    private static async Task<string> Reply(NetworkStream line, CancellationToken ct)
    {
        var reply = new byte[LongestReply];
        var length = await line.ReadAtLeastAsync(reply, reply.Length, throwOnEndOfStream: false, ct);
        return Encoding.UTF8.GetString(reply, 0, length).TrimEnd('\0', '\n');
    }

    private static ScanResult Read(string reply) =>
        reply.EndsWith(" FOUND", StringComparison.Ordinal) ? ScanResult.Infected : reply.EndsWith(": OK", StringComparison.Ordinal) ? ScanResult.Clean : ScanResult.Unavailable;
}

/// <summary>What a scanner says.</summary>
public enum ScanResult
{
    /// <summary>Nothing was found, or the city has no scanner.</summary>
    Clean,

    /// <summary>A virus was found.</summary>
    Infected,

    /// <summary>The scanner does not answer, or refuses to look.</summary>
    Unavailable,
}
