using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace SmartLocal.Messages.Mail;

/// <summary>
/// A line to the city's mail server (RFC 5321) over which mails leave one after the other, each for one recipient and each with
/// an outcome of its own: what becomes of one says nothing of the next. One mail at a time.
/// </summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    /// <summary>Mails over one line, where the server names no smaller number (RFC 9422, <c>LIMITS MAILMAX</c>).</summary>
    public const int MostMails = 100;

    private readonly SmtpSettings settings;
    private readonly SmtpLine line;
    private SmtpReply? hello;
    private int most = MostMails;
    private int begun;
    private bool isBroken;

    /// <exception cref="ArgumentException">The settings can't be used: a name that is none, or a password that would travel in clear.</exception>
    public SmtpSession(SmtpSettings settings, TimeProvider clock)
    {
        SmtpSettings.Demand(settings);
        this.settings = settings;
        line = new SmtpLine(settings, clock);
    }

    /// <summary>Whether another mail may follow on this line, as far as is known on this side of it.</summary>
    public bool CanGoOn => hello is not null && !isBroken && begun < most;

    /// <summary>Whether the server is still there and waits for another mail. Asked before each but the first: a line may have ended while it rested.</summary>
    public async Task<bool> IsReady(CancellationToken ct)
    {
        if (!CanGoOn) return false;
        line.Stopping = ct;
        try
        {
            var reply = await line.Ask("RSET", settings.Patience.Goodbye);
            isBroken = !reply.IsGood;
        }
        catch (Exception e) when (IsOfTheLine(e))
        {
            isBroken = true;
        }

        return !isBroken;
    }

    /// <exception cref="OperationCanceledException">Stopped before the mail was handed over: it was surely not taken.</exception>
    public async Task<MailOutcome> Send(Mailbox to, ReadOnlyMemory<byte> mail, CancellationToken ct)
    {
        var outcome = await Hand(to, mail, ct);
        settings.Heard?.Invoke(outcome);
        return outcome;
    }

    /// <summary>Says good-bye. What became of the mails is known; a server that doesn't answer it changes nothing about them.</summary>
    public async Task Leave()
    {
        if (isBroken) return;
        isBroken = true;
        try
        {
            await line.Ask("QUIT", settings.Patience.Goodbye);
        }
        catch (Exception e) when (IsOfTheLine(e) || e is OperationCanceledException)
        {
            // Hanging up without a word is how some servers answer QUIT.
        }
    }

    public ValueTask DisposeAsync() => line.DisposeAsync();

    private async Task<MailOutcome> Hand(Mailbox to, ReadOnlyMemory<byte> mail, CancellationToken ct)
    {
        var stuffed = DotStuffing.Stuff(mail.Span);
        line.Stopping = ct;
        // Of the mail before it may stand as handed over: a break from here on is no doubt about this one.
        line.Step = hello is null ? MailStep.Connect : MailStep.Sender;
        begun++;
        try
        {
            var outcome = await Talk(to, mail.Length, stuffed);
            // A server that closes (421), or whose answer meant nothing, gets no further mail on this line.
            if (outcome is MailOutcome.Doubtful or MailOutcome.Later { Code: 421 }) most = 0;
            return outcome;
        }
        catch (Exception e) when (line.Step == MailStep.HandedOver && (IsOfTheLine(e) || e is OperationCanceledException))
        {
            isBroken = true;
            return new MailOutcome.Doubtful(e.Message);
        }
        catch (Exception e) when (IsOfTheLine(e))
        {
            isBroken = true;
            return new MailOutcome.Later(0, e.Message, line.Step);
        }
        catch (OperationCanceledException)
        {
            isBroken = true;
            throw;
        }
    }

    private static bool IsOfTheLine(Exception e) =>
        e is IOException or SocketException or AuthenticationException or TimeoutException;

    private async Task<MailOutcome> Talk(Mailbox to, int size, ReadOnlyMemory<byte> stuffed)
    {
        if (hello is null && await Begin() is { IsGood: false } unwanted)
        {
            return Declined(line.Step, unwanted);
        }

        var declared = hello!.Offer("SIZE") is null ? "" : $" SIZE={size}";
        var reply = await line.Ask(MailStep.Sender, $"MAIL FROM:<{settings.From.Spelled}>{declared}");
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
        return reply.IsGoOn ? await HandOver(stuffed) : Declined(line.Step, reply);
    }

    /// <summary>Everything before the first mail: the last answer, a good one where mails may follow.</summary>
    private async Task<SmtpReply> Begin()
    {
        var reply = await Introduce();
        if (!reply.IsGood) return reply;
        if (settings.User is not null && await SignIn(reply) is { IsGood: false } unknown) return unknown;
        most = Math.Min(MostMails, Limit(reply) ?? MostMails);
        return hello = reply;
    }

    /// <summary>How many mails the server says it takes over one line, or null where it doesn't say.</summary>
    private static int? Limit(SmtpReply hello) => hello.Offer("LIMITS")?.Split(' ')
        .Where(limit => limit.StartsWith("MAILMAX=", StringComparison.OrdinalIgnoreCase))
        .Select(limit => int.TryParse(limit.AsSpan("MAILMAX=".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : (int?)null)
        .FirstOrDefault();

    /// <summary>Connects, greets and, where the settings say so, encrypts: gives the last answer, a good one being EHLO's.</summary>
    private async Task<SmtpReply> Introduce()
    {
        var greeting = $"EHLO {settings.HeloName}";
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

        reply = await line.Ask(MailStep.Hello, greeting);
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
        return await line.Ask(MailStep.Hello, greeting);
    }

    private Task<SmtpReply> SignIn(SmtpReply offers)
    {
        line.Step = MailStep.SignIn;
        var plain = offers.Offer("AUTH")?.Split(' ').Contains("PLAIN", StringComparer.OrdinalIgnoreCase) ?? false;
        if (!plain || !line.IsPrivate)
        {
            throw new SmtpBrokenException("The server offers no AUTH PLAIN.");
        }

        var secret = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{settings.User}\0{settings.Password}"));
        return line.Ask(MailStep.SignIn, $"AUTH PLAIN {secret}");
    }

    /// <summary>The dot leaves by itself, so that a line that breaks before it is known to have handed nothing over.</summary>
    private async Task<MailOutcome> HandOver(ReadOnlyMemory<byte> stuffed)
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
}
