using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace SmartLocal.Messages.Mail;

/// <summary>
/// Hands one mail for one recipient to the city's mail server (RFC 5321) and says what became of it. Whatever goes wrong
/// on the line is an outcome; an exception is a programming error, or a stop asked for before the mail was handed over.
/// </summary>
internal sealed class SmtpConversation
{
    private readonly SmtpSettings settings;
    private readonly TimeProvider clock;

    /// <exception cref="ArgumentException">The settings can't be used: a name that is none, or a password that would travel in clear.</exception>
    public SmtpConversation(SmtpSettings settings, TimeProvider clock)
    {
        _ = settings.From;
        DomainName.Demand(settings.HeloName);
        DomainName.Demand(settings.MessageIdDomain);
        if (settings.User is not null && settings.Security == SmtpSecurity.None)
        {
            throw new ArgumentException("A password is not sent in clear: choose StartTls or Tls.", nameof(settings));
        }

        this.settings = settings;
        this.clock = clock;
    }

    /// <exception cref="OperationCanceledException">Stopped before the mail was handed over: it was surely not taken.</exception>
    public async Task<MailOutcome> Send(Mailbox to, ReadOnlyMemory<byte> mail, CancellationToken ct)
    {
        var stuffed = DotStuffing.Stuff(mail.Span);
        await using var line = new SmtpLine(settings, clock, ct);
        try
        {
            var outcome = await Talk(line, to, mail.Length, stuffed);
            await Leave(line);
            return outcome;
        }
        catch (Exception e) when (line.Step == MailStep.HandedOver && (IsOfTheLine(e) || e is OperationCanceledException))
        {
            return new MailOutcome.Doubtful(e.Message);
        }
        catch (Exception e) when (IsOfTheLine(e))
        {
            return new MailOutcome.Later(0, e.Message, line.Step);
        }
    }

    private static bool IsOfTheLine(Exception e) =>
        e is IOException or SocketException or AuthenticationException or TimeoutException;

    private async Task<MailOutcome> Talk(SmtpLine line, Mailbox to, int size, ReadOnlyMemory<byte> stuffed)
    {
        var reply = await Introduce(line);
        if (!reply.IsGood)
        {
            return Declined(line.Step, reply);
        }

        var declared = reply.Offer("SIZE") is null ? "" : $" SIZE={size}";
        if (settings.User is not null && await SignIn(line, reply) is { IsGood: false } unknown)
        {
            return Declined(line.Step, unknown);
        }

        reply = await line.Ask(MailStep.Sender, $"MAIL FROM:<{settings.From.Spelled}>{declared}");
        if (!reply.IsGood)
        {
            return Declined(line.Step, reply);
        }

        reply = await line.Ask(MailStep.Recipient, $"RCPT TO:<{to.Spelled}>");
        if (!reply.IsGood)
        {
            return Declined(line.Step, reply);
        }

        reply = await line.Ask(MailStep.Data, "DATA");
        return reply.IsGoOn ? await HandOver(line, stuffed) : Declined(line.Step, reply);
    }

    /// <summary>Connects, greets and, where the settings say so, encrypts: gives the last answer, a good one being EHLO's.</summary>
    private async Task<SmtpReply> Introduce(SmtpLine line)
    {
        var hello = $"EHLO {settings.HeloName}";
        await line.Connect();
        if (settings.Security == SmtpSecurity.Tls)
        {
            line.Step = MailStep.Security;
            await line.Encrypt();
        }

        line.Step = MailStep.Greeting;
        var reply = await line.Hear(settings.Patience.Command);
        if (!reply.IsGood)
        {
            return reply;
        }

        reply = await line.Ask(MailStep.Hello, hello);
        if (!reply.IsGood || settings.Security != SmtpSecurity.StartTls)
        {
            return reply;
        }

        line.Step = MailStep.Security;
        if (reply.Offer("STARTTLS") is null)
        {
            throw new SmtpBrokenException("The server offers no STARTTLS.");
        }

        reply = await line.Ask(MailStep.Security, "STARTTLS");
        if (!reply.IsGood)
        {
            return reply;
        }

        await line.Encrypt();
        // What was offered in clear may have been tampered with and is forgotten (RFC 3207 section 4.2).
        return await line.Ask(MailStep.Hello, hello);
    }

    private Task<SmtpReply> SignIn(SmtpLine line, SmtpReply hello)
    {
        line.Step = MailStep.SignIn;
        var plain = hello.Offer("AUTH")?.Split(' ').Contains("PLAIN", StringComparer.OrdinalIgnoreCase) ?? false;
        if (!plain || !line.IsPrivate)
        {
            throw new SmtpBrokenException("The server offers no AUTH PLAIN.");
        }

        var secret = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{settings.User}\0{settings.Password}"));
        return line.Ask(MailStep.SignIn, $"AUTH PLAIN {secret}");
    }

    /// <summary>The dot leaves by itself, so that a line that breaks before it is known to have handed nothing over.</summary>
    private async Task<MailOutcome> HandOver(SmtpLine line, ReadOnlyMemory<byte> stuffed)
    {
        line.Step = MailStep.Writing;
        await line.Write(stuffed, settings.Patience.Command);
        line.Step = MailStep.HandedOver;
        await line.Write(DotStuffing.End, settings.Patience.Command);
        var reply = await line.Hear(settings.Patience.Message);
        return reply switch
        {
            { IsGood: true } => new MailOutcome.Accepted(reply.Text),
            { IsForNow: true } or { IsForEver: true } => Declined(line.Step, reply),
            _ => new MailOutcome.Doubtful($"The server answered the mail with {reply.Code}."),
        };
    }

    /// <summary>
    /// A 5xx ends the mail only when it is about this mail: before the recipient is named it is about us (a blocked
    /// sender, a wrong password), except 552, a mail larger than the server takes.
    /// </summary>
    private static MailOutcome Declined(MailStep step, SmtpReply reply)
    {
        var aboutThisMail = step >= MailStep.Recipient || (step == MailStep.Sender && reply.Code == 552);
        return reply.IsForEver && aboutThisMail
            ? new MailOutcome.Refused(reply.Code, reply.Text, step)
            : new MailOutcome.Later(reply.Code, reply.Text, step);
    }

    /// <summary>The outcome is known; a server that doesn't say good-bye changes nothing about it.</summary>
    private async Task Leave(SmtpLine line)
    {
        try
        {
            await line.Ask("QUIT", settings.Patience.Goodbye);
        }
        catch (Exception e) when (IsOfTheLine(e) || e is OperationCanceledException)
        {
            // Hanging up without a word is how some servers answer QUIT.
        }
    }
}
