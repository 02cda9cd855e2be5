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
        var message = Message.Write(
            acting.NewId<InboxMessageId>(), holder.Value, Wording.Of(TemplateKey, Values, LinkPath, About, acting.Get<TextCatalogue>()), acting.Get<Vault>(), acting.Now);
        acting.Db.Add(message);
        acting.Record(new MessageSent(About, message.Id, holder.Value, TemplateKey));
        // Who gave no address and connected nothing finds the message when she signs in.
        var deliveries = (await Ways.Of(acting.Db, holder.Value, ct)).Announce(acting, message, Purpose).ToList();
        acting.Db.AddRange(deliveries);
        if (deliveries.Count > 0) acting.Get<Bell>().Ring();
        return message.Id;
    }
}
