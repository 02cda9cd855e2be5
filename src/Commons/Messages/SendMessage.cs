using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages.Contracts;

public sealed partial record SendMessage
{
    /// <inheritdoc/>
    async ValueTask<Result<InboxMessageId>> IAct<InboxMessageId>.Run(Acting acting, CancellationToken ct)
    {
        if (await Accounts.HolderOf(acting.Db, AccountId.From(Account), ct) is not { } holder) return AccountUnknown.Because();
        var message = Message.Write(acting.NewId<InboxMessageId>(), this with { Account = holder.Value }, acting.Get<TextCatalogue>(), acting.Get<Vault>(), acting.Now);
        acting.Db.Add(message);
        acting.Record(new MessageSent(About, message.Id, holder.Value, TemplateKey));
        // Who gave no address finds the message when she signs in.
        if (await Accounts.MailOf(acting.Db, holder.Value, ct) is not { } mail) return message.Id;
        acting.Db.Add(Delivery.Announce(acting.NewId<DeliveryId>(), message, mail.Address, mail.Language, acting.Get<Vault>(), acting.Now));
        acting.Get<Bell>().Ring();
        return message.Id;
    }
}
