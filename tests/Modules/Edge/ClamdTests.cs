using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;
using SmartLocal.Platform.Files;

namespace SmartLocal.Modules.Tests.Edge;

public sealed class ClamdTests
{
    private static readonly byte[] Eicar = Encoding.ASCII.GetBytes("EICAR " + new string('x', 200_000));

    [Fact]
    public async Task A_file_in_which_the_scanner_finds_something_is_infected_and_another_is_clean()
    {
        await using var scanner = new FakeClamd();
        Assert.Equal(ScanResult.Infected, await Ask(scanner.Address, Eicar));
        Assert.Equal(ScanResult.Clean, await Ask(scanner.Address, new byte[300_000]));
        Assert.Equal(ScanResult.Clean, await Ask(scanner.Address, []));
    }

    [Fact]
    public async Task A_scanner_that_is_down_or_refuses_is_no_clean_bill()
    {
        await using var scanner = new FakeClamd { Most = 1000 };
        Assert.Equal(ScanResult.Unavailable, await Ask(scanner.Address, new byte[2000]));
        Assert.Equal(ScanResult.Unavailable, await Ask("127.0.0.1:1", []));
        Assert.Equal(ScanResult.Unavailable, await Ask("unix:/nowhere/clamd.ctl", []));
    }

    [Fact]
    public async Task Without_a_scanner_nothing_is_asked() => Assert.Equal(ScanResult.Clean, await Ask("", Eicar));

    private static Task<ScanResult> Ask(string address, byte[] content) =>
        new Clamd(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Clamd:Address", (string?)address)]).Build()).Scan(new MemoryStream(content), default);

    /// <summary>Speaks the scanner's side of INSTREAM, and knows one virus.</summary>
    private sealed class FakeClamd : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly Task serving;

        public FakeClamd()
        {
            listener.Start();
            serving = Serve();
        }

        public int Most { get; init; } = int.MaxValue;

        public string Address => listener.LocalEndpoint.ToString()!;

        public async ValueTask DisposeAsync()
        {
            listener.Stop();
            await serving;
            listener.Dispose();
        }

        private async Task Serve()
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    await Answer(client.GetStream());
                }
            }
            catch (Exception e) when (e is SocketException or InvalidOperationException)
            {
                // Stopped, while it waited or between two.
            }
        }

        private async Task Answer(NetworkStream line)
        {
            var head = new byte["zINSTREAM\0".Length];
            await line.ReadExactlyAsync(head);
            Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(head));
            var content = new MemoryStream();
            var length = new byte[4];
            while (true)
            {
                await line.ReadExactlyAsync(length);
                var chunk = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
                if (chunk.Length == 0) break;
                await line.ReadExactlyAsync(chunk);
                content.Write(chunk);
            }

            var reply = content.Length > Most ? "INSTREAM size limit exceeded. ERROR\0"
                : Encoding.ASCII.GetString(content.ToArray()).StartsWith("EICAR", StringComparison.Ordinal) ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0";
            await line.WriteAsync(Encoding.ASCII.GetBytes(reply));
        }
    }
}
