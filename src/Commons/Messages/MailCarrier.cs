using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Messages;

/// <summary>Carries mails of other modules with their own words, sign-in links above all.</summary>
internal sealed class MailCarrier : IMailCarrier
{
    public ValueTask Take(Acting acting, EmailAddress to, string subject, string text, CancellationToken ct)
    {
        acting.Db.Add(Delivery.Carry(acting.NewId<DeliveryId>(), to, subject, text, acting.Get<Vault>(), acting.Now));
        acting.Get<Bell>().Ring();
        return ValueTask.CompletedTask;
    }
}
