using SmartLocal.Messages.Mail;

namespace SmartLocal.Messages;

/// <summary>Mails, by the city's mail servers: each chosen by its weight, and one line for many mails.</summary>
internal sealed class ByMail(MailServer server, SmtpSessions sessions, Envelope envelope) : ICarrier
{
    public Channel Channel => Channel.Mail;

    public int AtOnce => 8;

    public bool TakesKey => false;

    public bool IsReady => server.Way().Readiness is MailReadiness.Ready;

    public async Task<Outcome> Send(Delivery delivery, CancellationToken ct)
    {
        if (server.Way() is not { Readiness: MailReadiness.Ready } way) return new Outcome.Later(0);
        var mail = envelope.Write(delivery, way);
        return await sessions.Send(way.Settings!, mail.To, mail.ToBytes(), ct) switch
        {
            MailOutcome.Accepted => new Outcome.Accepted(250),
            // A server that dislikes the content says nothing about the address.
            MailOutcome.Refused refused => new Outcome.Refused(refused.Code, refused.Step is MailStep.Recipient),
            MailOutcome.Later later => new Outcome.Later(later.Code),
            _ => new Outcome.Doubtful(),
        };
    }
}
