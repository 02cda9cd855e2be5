using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages;

/// <summary>By which ways somebody is told: the mail of her account and what she has connected, as far as she wants it.</summary>
/// <param name="Account">Whose they are.</param>
/// <param name="Reader">Her hours.</param>
/// <param name="Mail">Where she reads mail, and in which language she is written to; null where she gave no address.</param>
/// <param name="Contacts">What she has connected.</param>
/// <param name="Wishes">What she has said.</param>
internal sealed record Ways(Guid Account, Reader Reader, AccountMail? Mail, IReadOnlyList<Contact> Contacts, IReadOnlyList<Wish> Wishes)
{
    public static async Task<Ways> Of(CityContext db, Guid account, CancellationToken ct) => new(
        account,
        await db.Set<Reader>().SingleOrDefaultAsync(r => r.Account == account, ct) ?? Reader.Default,
        await Accounts.MailOf(db, account, ct),
        await db.Set<Contact>().Where(c => c.Account == account).OrderBy(c => c.Id).ToListAsync(ct),
        await db.Set<Wish>().Where(w => w.Account == account).ToListAsync(ct));

    /// <summary>The same for many at once.</summary>
    public static async Task<IEnumerable<Ways>> Of(CityContext db, IReadOnlyList<AccountHolder> holders, CancellationToken ct)
    {
        var accounts = holders.Select(h => h.Id.Value).ToList();
        var readers = await db.Set<Reader>().Where(r => EF.Parameter(accounts).Contains(r.Account)).ToDictionaryAsync(r => r.Account, ct);
        var contacts = (await db.Set<Contact>().Where(c => EF.Parameter(accounts).Contains(c.Account)).OrderBy(c => c.Id).ToListAsync(ct)).ToLookup(c => c.Account);
        var wishes = (await db.Set<Wish>().Where(w => EF.Parameter(accounts).Contains(w.Account)).ToListAsync(ct)).ToLookup(w => w.Account);
        return holders.Select(h => new Ways(
            h.Id.Value, readers.GetValueOrDefault(h.Id.Value, Reader.Default), h.Mail, [.. contacts[h.Id.Value]], [.. wishes[h.Id.Value]]));
    }

    /// <summary>In which language she is written to.</summary>
    public Language Language => Reader.Language ?? Mail?.Language ?? Language.Ja;

    /// <summary>The channels by which she can be told: mail, and what she has connected.</summary>
    public IReadOnlyList<Channel> Channels => [.. Enum.GetValues<Channel>().Where(c => c is Channel.Mail ? Mail is not null : Contacts.Any(k => k.Channel == c))];

    /// <summary>Whether she wants to be told of this by that.</summary>
    public bool Wants(MessagePurpose purpose, Channel channel) =>
        Reader.StoppedAt is null && (Wishes.FirstOrDefault(w => w.Purpose == purpose.Code && w.Channel == channel)?.Wanted ?? Wish.Usual(purpose, channel));

    /// <summary>The deliveries that announce a message. None where she wants none: she finds it when she signs in.</summary>
    public IEnumerable<Delivery> Announce(Acting acting, Message message, MessagePurpose purpose)
    {
        var notice = new Announcement(message.Id, message.Account, purpose, Language);
        if (Mail is not null && Wants(purpose, Channel.Mail)) yield return Delivery.Announce(acting, notice, Mail.Address);
        foreach (var contact in Contacts.Where(c => c.IsOpen && Wants(purpose, c.Channel)))
            yield return Delivery.Announce(acting, notice, contact, Reader.MayRing(acting.Now));
    }
}

/// <summary>What deliveries announce, and to whom.</summary>
internal sealed record Announcement(InboxMessageId Message, Guid Account, MessagePurpose Purpose, Language Language);
