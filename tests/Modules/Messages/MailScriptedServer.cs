using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SmartLocal.Modules.Tests.Messages;

/// <summary>A mail server that says what a test tells it to, for the answers that no well-behaved server gives.</summary>
internal sealed class MailScriptedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task running;
    private readonly List<string> heard = [];
    private Stream stream = Stream.Null;

    public MailScriptedServer(Func<MailScriptedServer, Task> script)
    {
        listener.Start();
        running = Run(script);
    }

    public static X509Certificate2 Certificate { get; } = MakeCertificate();

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public IReadOnlyList<string> Heard => heard;

    public async Task Say(string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text + "\r\n"));

    public async Task<string> Hear()
    {
        var line = new StringBuilder();
        var next = new byte[1];
        while (await stream.ReadAsync(next) == 1)
        {
            line.Append((char)next[0]);
            if (next[0] == '\n')
            {
                break;
            }
        }

        heard.Add(line.ToString().TrimEnd());
        return heard[^1];
    }

    /// <summary>Answers as a server that takes everything, up to the final dot.</summary>
    public async Task TakeUpToTheDot(string hello = "250 hello")
    {
        await Say("220 ready");
        foreach (var answer in new[] { hello, "250 sender", "250 recipient", "354 go on" })
        {
            await Hear();
            await Say(answer);
        }

        while (await Hear() != ".")
        {
        }
    }

    public async Task Encrypt()
    {
        var tls = new SslStream(stream);
        stream = tls;
        await tls.AuthenticateAsServerAsync(Certificate);
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await running;
        listener.Dispose();
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private async Task Run(Func<MailScriptedServer, Task> script)
    {
        try
        {
            using var client = await listener.AcceptTcpClientAsync();
            stream = client.GetStream();
            await script(this);
            await stream.DisposeAsync();
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client hung up first, which some tests are about.
        }
    }
}
