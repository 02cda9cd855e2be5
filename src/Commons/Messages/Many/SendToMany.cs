using SmartLocal.Kernel;
using SmartLocal.Messages.Many;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages.Contracts;

public sealed partial record SendToMany
{
    /// <inheritdoc/>
    async ValueTask<Result<BroadcastId>> IAct<BroadcastId>.Run(Acting acting, CancellationToken ct)
    {
        var wording = Wording.Of(TemplateKey, Values, LinkPath, About, acting.Get<TextCatalogue>());
        var holders = await Accounts.Holders(acting.Db, To.Accounts, ct);
        if (holders.Length == 0) return Nobody.Because();
        var broadcast = Broadcast.Of(acting.NewId<BroadcastId>(), wording, Purpose, holders.Length, acting.Get<Vault>(), acting.Now);
        acting.Db.Add(broadcast);
        for (var from = 0; from < holders.Length; from += Hand.Most)
            acting.Insert(Hand.Of(broadcast.Id, from / Hand.Most, holders.AsSpan(from, Math.Min(Hand.Most, holders.Length - from))));
        acting.Record(new MessagesQueued(About, broadcast.Id, TemplateKey, Purpose.Code, holders.Length));
        acting.Get<Bell>().Ring();
        return broadcast.Id;
    }
}
