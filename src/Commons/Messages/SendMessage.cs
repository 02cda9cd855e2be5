using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages.Contracts;

public sealed partial record SendMessage
{
    /// <inheritdoc/>
    async ValueTask<Result<InboxMessageId>> IAct<InboxMessageId>.Run(Acting acting, CancellationToken ct)
    {
        if (await Accounts.MailOf(acting.Db, Account, ct) is not { } mail) return AccountUnknown.Because();
        var message = Message.Write(acting.NewId<InboxMessageId>(), this, acting.Get<TextCatalogue>(), acting.Now);
        acting.Db.Add(message);
        acting.Record(new MessageSent(About, message.Id, Account, TemplateKey));
        acting.Db.Add(Delivery.Announce(acting.NewId<DeliveryId>(), message, mail.Address, mail.Language, acting.Now));
        acting.Get<Bell>().Ring();
        return message.Id;
    }
}
