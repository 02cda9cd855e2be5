using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Messages.Many;

/// <summary>Gives a broadcast to some of those whom it is for: each gets her message, and what announces it.</summary>
/// <param name="Broadcast">The broadcast.</param>
/// <param name="Number">Which hand of it.</param>
internal sealed record DealOut(BroadcastId Broadcast, int Number) : IAct<int>
{
    /// <summary>They have got it.</summary>
    public static readonly RefusalKind DealtBefore = new("messages.dealt-before", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("messages.deal-out", Permission.System, Weight.Bulk);

    public async ValueTask<Result<int>> Run(Acting acting, CancellationToken ct)
    {
        var hands = acting.Db.Set<Hand>().Where(h => h.Broadcast == Broadcast && h.Number == Number);
        var hand = await hands.SingleOrDefaultAsync(ct);
        // Of two nodes that deal the same hand the second waits here for the first and finds it gone.
        if (hand is null || await hands.ExecuteDeleteAsync(ct) == 0) return DealtBefore.Because();
        var broadcast = await acting.Db.Set<Broadcast>().SingleAsync(b => b.Id == Broadcast, ct);
        var (purpose, wording, vault) = (MessagePurpose.Of(broadcast.Purpose), broadcast.Wording(acting.OpenForWork()), acting.Get<Vault>());

        var announcing = new List<Delivery>();
        var told = 0;
        foreach (var ways in await Ways.Of(acting.Db, await Readers(acting, hand, ct), ct))
        {
            var message = Message.Write(acting.NewId<InboxMessageId>(), ways.Account, wording, vault, acting.Now, Broadcast);
            acting.Insert(message);
            announcing.AddRange(ways.Announce(acting, message, purpose));
            told++;
        }

        foreach (var delivery in Parcels.Pack(acting, Broadcast, announcing)) acting.Insert(delivery);
        acting.Record(new MessagesDealt(broadcast.About, Broadcast, broadcast.TemplateKey, told));
        if (announcing.Count > 0) acting.Get<Bell>().Ring();
        return told;
    }

    // Who has merged her accounts since may have got it by the other one.
    private async Task<IReadOnlyList<AccountHolder>> Readers(Acting acting, Hand hand, CancellationToken ct)
    {
        var asked = hand.Read();
        var holders = await Accounts.Of(acting.Db, asked, ct);
        var moved = holders.Where(h => h.Moved).Select(h => h.Id.Value).ToList();
        if (moved.Count == 0) return holders;
        BroadcastId? broadcast = Broadcast;
        var have = await acting.Db.Set<Message>().Where(m => m.Broadcast == broadcast && moved.Contains(m.Account)).Select(m => m.Account).ToListAsync(ct);
        return [.. holders.Where(h => !have.Contains(h.Id.Value)).DistinctBy(h => h.Id)];
    }
}
