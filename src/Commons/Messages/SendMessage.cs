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
        var ways = await Ways.Of(acting.Db, holder.Value, ct);
        var deliveries = ways.Announce(acting, message, Purpose).ToList();
        acting.Db.AddRange(deliveries);
        if (deliveries.Count > 0) acting.Get<Bell>().Ring();
        // An address that takes no letter must not hold up the matter: its office sees there that no way reached her.
        if (Letter is { } to && await NeedsPaper(acting, ways, deliveries, ct))
            _ = await acting.Ask(new SendLetter(to, TemplateKey, new Dictionary<string, string>(Values.Concat(LetterValues), StringComparer.Ordinal), LinkPath, About) { Account = holder.Value, Language = ways.Language }, ct);
        return message.Id;
    }

    /// <summary>Who has stopped everything is left in peace; whom no way reaches, or only mail that comes back, is written to.</summary>
    private static async ValueTask<bool> NeedsPaper(Acting acting, Ways ways, IReadOnlyList<Delivery> deliveries, CancellationToken ct)
    {
        if (ways.Reader.StoppedAt is not null || ways.Contacts.Any(c => c.IsOpen)) return false;
        if (ways.Mail is null) return true;
        return deliveries is [{ AddressDigest: { } mail }] && await acting.Db.Set<Unreachable>().AnyAsync(u => u.Address == mail, ct);
    }
}
