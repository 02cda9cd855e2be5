using System.Net.Sockets;
using System.Text;

namespace SmartLocal.Simulators.Mail;

/// <summary>
/// One client's conversation with the simulated server (RFC 5321 with SIZE, 8BITMIME and PIPELINING): commands are
/// answered in the order in which they came, however many arrive at once.
/// </summary>
internal sealed class SmtpServerSession(
    MailSimulator simulator, Socket socket, MailLimits limits, TimeProvider clock, bool isOneTooMany)
{
    private readonly List<string> recipients = [];
    private string? sender;
    private bool greeted;

    private enum Next
    {
        Command,
        HangUp,
    }

    public async Task Run(CancellationToken stopping)
    {
        using var owned = socket;
        await using var stream = new NetworkStream(socket, ownsSocket: false);
        var lines = new SmtpServerLines(stream, limits, clock, stopping);
        if (isOneTooMany)
        {
            await lines.Say("421 4.3.2 Too many connections, come back later");
            return;
        }

        await simulator.WhenNot(MailFault.Silent, stopping);
        await lines.Say("220 localhost SmartLocal mail simulator, nothing leaves this machine");
        while (await lines.Hear() is { } line)
        {
            if (await Answer(lines, line) == Next.HangUp)
            {
                return;
            }
        }
    }

    private async Task<Next> Answer(SmtpServerLines lines, byte[] bytes)
    {
        var line = Encoding.ASCII.GetString(bytes);
        var verb = line.Split(' ', 2)[0].ToUpperInvariant();
        switch (verb)
        {
            case "DATA" when greeted && recipients.Count > 0:
                return await Data(lines);
            case "QUIT":
                await lines.Say("221 2.0.0 Good-bye");
                return Next.HangUp;
            case "EHLO":
                Begin();
                await lines.Say($"250-localhost\r\n250-SIZE {limits.MessageBytes}\r\n250-8BITMIME\r\n250 PIPELINING");
                return Next.Command;
            default:
                await lines.Say(verb switch
                {
                    _ when bytes.Length > limits.LineBytes => "500 5.5.2 The line is too long",
                    "HELO" => Begin(),
                    "MAIL" => From(line),
                    "RCPT" => To(line),
                    "RSET" => Reset(),
                    "NOOP" => "250 2.0.0 Still here",
                    "VRFY" => "252 2.0.0 Send and see",
                    "DATA" => "503 5.5.1 Name a sender and a recipient first",
                    _ => "502 5.5.2 Not a command of this server",
                });
                return Next.Command;
        }
    }

    private string Begin()
    {
        greeted = true;
        Reset();
        return "250 localhost";
    }

    private string Reset()
    {
        sender = null;
        recipients.Clear();
        return "250 2.0.0 Forgotten";
    }

    private string From(string line)
    {
        if (!greeted || sender is not null)
        {
            return "503 5.5.1 Greet first, and name one sender";
        }

        if (Path(line, "MAIL FROM:") is not ({ } address, var parameters))
        {
            return "501 5.5.4 MAIL FROM:<address> is expected";
        }

        foreach (var parameter in parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = parameter.Split('=', 2) is [var k, var v] ? (k.ToUpperInvariant(), v) : (parameter, "");
            if (key == "SIZE" && long.TryParse(value, out var size))
            {
                if (size > limits.MessageBytes)
                {
                    return "552 5.3.4 The mail is larger than SIZE says";
                }
            }
            else if (key != "BODY" || value.ToUpperInvariant() is not ("7BIT" or "8BITMIME"))
            {
                return "555 5.5.4 A parameter that this server doesn't know";
            }
        }

        sender = address;
        return "250 2.1.0 Sender taken";
    }

    private string To(string line)
    {
        if (sender is null)
        {
            return "503 5.5.1 Name a sender first";
        }

        if (Path(line, "RCPT TO:") is not ({ Length: > 0 } address, ""))
        {
            return "501 5.5.4 RCPT TO:<address> is expected";
        }

        if (recipients.Count >= limits.Recipients)
        {
            return "452 4.5.3 Too many recipients";
        }

        switch (FaultFor(address))
        {
            case MailFault.Busy:
                return "450 4.2.1 The mailbox is busy, come back later";
            case MailFault.Unknown:
                return "550 5.1.1 No such mailbox";
            default:
                recipients.Add(address);
                return "250 2.1.5 Recipient taken";
        }
    }

    private async Task<Next> Data(SmtpServerLines lines)
    {
        await lines.Say("354 End with a dot on a line by itself");
        var mail = new MemoryStream();
        var isTooLarge = false;
        while (await lines.Hear() is { } line)
        {
            if (line is [(byte)'.'])
            {
                return await End(lines, mail.ToArray(), isTooLarge);
            }

            var content = line is [(byte)'.', ..] ? line.AsMemory(1) : line;
            isTooLarge |= line.Length > limits.LineBytes || mail.Length + content.Length + 2 > limits.MessageBytes;
            if (!isTooLarge)
            {
                mail.Write(content.Span);
                mail.Write("\r\n"u8);
            }
        }

        return Next.HangUp;
    }

    private async Task<Next> End(SmtpServerLines lines, byte[] mail, bool isTooLarge)
    {
        var faults = recipients.Select(FaultFor).Append(simulator.Fault).ToList();
        var from = sender!;
        string[] to = [.. recipients];
        Reset();
        if (isTooLarge)
        {
            await lines.Say("552 5.3.4 The mail or one of its lines is too long");
            return Next.Command;
        }

        if (faults.Contains(MailFault.Rejected))
        {
            await lines.Say("554 5.7.1 The content is not wanted here");
            return Next.Command;
        }

        simulator.Take(from, to, mail);
        if (faults.Contains(MailFault.Lost))
        {
            return Next.HangUp;
        }

        await lines.Say("250 2.0.0 Taken");
        return Next.Command;
    }

    private MailFault FaultFor(string address) =>
        simulator.Fault is var all and not MailFault.None ? all : MailFaults.AskedBy(address);

    /// <summary>The address between the angle brackets, without the quotes round its local part, and what follows them.</summary>
    private static (string? Address, string Parameters) Path(string line, string opening)
    {
        if (!line.StartsWith(opening + "<", StringComparison.OrdinalIgnoreCase) || line.IndexOf('>') is not (> 0 and var end))
        {
            return (null, "");
        }

        var address = line[(opening.Length + 1)..end];
        return (address.Replace("\"", "", StringComparison.Ordinal), line[(end + 1)..].Trim());
    }
}
