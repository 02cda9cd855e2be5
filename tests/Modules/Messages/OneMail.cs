using SmartLocal.Messages.Mail;
using Mailbox = SmartLocal.Messages.Mail.Mailbox;

namespace SmartLocal.Modules.Tests.Messages;

/// <summary>One mail over a line of its own, from the greeting to the good-bye.</summary>
internal static class OneMail
{
    public static async Task<MailOutcome> Send(SmtpSettings settings, Mailbox to, ReadOnlyMemory<byte> mail, CancellationToken ct)
    {
        await using var session = new SmtpSession(settings, TimeProvider.System);
        var outcome = await session.Send(to, mail, ct);
        await session.Leave();
        return outcome;
    }
}
