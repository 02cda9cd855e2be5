using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Messages.Templates;

/// <summary>Whom a text for many reaches, counted when somebody is about to send it.</summary>
/// <param name="Inboxes">How many find it when they sign in.</param>
/// <param name="Asked">Of news: how many have asked to be told, by some way; null for what is told without being asked.</param>
/// <param name="Channels">How many could be told by each way.</param>
public sealed record Reach(int Inboxes, int? Asked, IReadOnlyList<ChannelCount> Channels)
{
    internal static async Task<Reach> Of(CityContext db, MessagePurpose purpose, CancellationToken ct)
    {
        var contacts = await db.Set<Contact>().Where(c => c.State == ContactState.Open).GroupBy(c => c.Channel).Select(g => new { g.Key, Number = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Number, ct);
        var (open, mails) = await Accounts.Count(db, ct);
        contacts[Channel.Mail] = mails;
        int? asked = purpose.IsAsked ? await db.Set<Wish>().Where(w => w.Purpose == purpose.Code && w.Wanted).Select(w => w.Account).Distinct().CountAsync(ct) : null;
        return new Reach(open, asked, [.. contacts.OrderBy(c => c.Key).Select(c => new ChannelCount(Words.Of(c.Key), c.Value))]);
    }
}

public sealed record ChannelCount(string Channel, int Number);
