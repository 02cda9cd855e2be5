using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SmartLocal.Messages.Mail;

/// <summary>
/// The line to a mail server: commands out, replies in, each with its patience, and the step that it has come to. What
/// the other side sends is bounded: 2,000 characters a line (RFC 5321 promises 512), 100 lines a reply.
/// </summary>
internal sealed class SmtpLine(SmtpSettings settings, TimeProvider clock) : IAsyncDisposable
{
    private const int MaxLine = 2_000;
    private const int MaxLines = 100;

    private readonly byte[] buffer = new byte[4_096];
    private Socket? socket;
    private Stream stream = Stream.Null;
    private int start;
    private int end;

    public MailStep Step { get; set; } = MailStep.Connect;

    /// <summary>Ends whatever is waited for: of the mail that is being sent, and another for the next one.</summary>
    public CancellationToken Stopping { get; set; }

    /// <summary>Whether nobody on the way can read along.</summary>
    public bool IsPrivate => stream is SslStream;

    public Task Connect() => Within(settings.Patience.Connect, async ct =>
    {
        socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(settings.Host, settings.Port, ct);
        stream = new NetworkStream(socket, ownsSocket: false);
        return true;
    });

    /// <exception cref="SmtpBrokenException">Something was said in clear after the agreement: somebody may have slipped it in.</exception>
    public Task Encrypt() => Within(settings.Patience.Connect, async ct =>
    {
        if (start < end)
        {
            throw new SmtpBrokenException("The server went on in clear after agreeing to TLS.");
        }

        var tls = new SslStream(stream);
        stream = tls;
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = settings.Host, CertificateChainPolicy = Trust() }, ct);
        return true;
    });

    public Task<SmtpReply> Ask(MailStep step, string command)
    {
        Step = step;
        return Ask(command, settings.Patience.Command);
    }

    public Task<SmtpReply> Ask(string command, TimeSpan patience)
    {
        OneLine.Demand(command);
        return Within(patience, async ct =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), ct);
            return await Read(ct);
        });
    }

    public Task<SmtpReply> Hear(TimeSpan patience) => Within(patience, Read);

    public Task Write(ReadOnlyMemory<byte> bytes, TimeSpan patience) => Within(patience, async ct =>
    {
        await stream.WriteAsync(bytes, ct);
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        socket?.Dispose();
    }

    private X509ChainPolicy? Trust() => settings.TrustedRoot is not { } root ? null : new X509ChainPolicy
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { root },
        RevocationMode = X509RevocationMode.NoCheck,
    };

    /// <exception cref="TimeoutException">Patience ran out; a stop asked for by the caller stays a cancellation.</exception>
    private async Task<T> Within<T>(TimeSpan patience, Func<CancellationToken, Task<T>> step)
    {
        var stopping = Stopping;
        using var timer = new CancellationTokenSource(patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stopping);
        try
        {
            return await step(both.Token);
        }
        catch (OperationCanceledException e) when (!stopping.IsCancellationRequested)
        {
            throw new TimeoutException($"No answer within {patience}.", e);
        }
    }

    private async Task<SmtpReply> Read(CancellationToken ct)
    {
        var lines = new List<string>();
        var code = 0;
        while (lines.Count < MaxLines)
        {
            var line = await ReadLine(ct);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), out var said) || said is < 200 or > 599
                || (lines.Count > 0 && said != code) || (line.Length > 3 && line[3] is not (' ' or '-')))
            {
                throw new SmtpBrokenException("The server's answer is not an SMTP reply.");
            }

            code = said;
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
            {
                return new SmtpReply(code, lines);
            }
        }

        throw new SmtpBrokenException($"The server's answer has more than {MaxLines} lines.");
    }

    private async Task<string> ReadLine(CancellationToken ct)
    {
        var line = new List<byte>(80);
        while (true)
        {
            if (start == end)
            {
                (start, end) = (0, await stream.ReadAsync(buffer, ct));
                if (end == 0)
                {
                    throw new SmtpBrokenException("The server hung up.");
                }
            }

            var next = buffer[start++];
            if (next == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(next);
            if (line.Count > MaxLine)
            {
                throw new SmtpBrokenException($"A line of the server's answer is longer than {MaxLine} characters.");
            }
        }
    }
}
