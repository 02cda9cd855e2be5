using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Messages.Line;

/// <summary>
/// LINE has told what somebody did: once each, however often and in whatever order it is told. What happened before the contact came into
/// its state changes nothing any more.
/// </summary>
internal sealed record HearFromLine(LineEvent Event) : IAct<Done>
{
    /// <summary>It has been told before.</summary>
    public static readonly RefusalKind HeardBefore = new("messages.line-heard-before", RefusalReason.Conflict);

    /// <summary>Somebody who writes the word again and again is told so often in an hour; each message costs the city.</summary>
    private const int MostInvitations = 5;

    private const string Invited = "invited", Unchanged = "unchanged", NotLinked = "not-linked";

    public ActKind Kind { get; } = new("messages.hear-from-line", Permission.System);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var who = Contact.DigestOf(Channel.Line, Event.User.Value, acting.Get<Vault>());
        var at = Event.At < acting.Now ? Event.At : acting.Now;
        if (!await IsFirst(acting, who, at, ct)) return HeardBefore.Because();
        var contact = await acting.Db.Set<Contact>().AsTracking().SingleOrDefaultAsync(c => c.AddressDigest == who, ct);
        var effect = Event switch
        {
            LineEvent.Followed when contact is not null => await Change(acting, contact, ContactState.Open, at, ct),
            LineEvent.Unfollowed when contact is not null => await Change(acting, contact, ContactState.Blocked, at, ct),
            LineEvent.Unfollowed => Unchanged,
            LineEvent.AccountLinked linked => await Link(acting, linked, contact, who, at, ct),
            _ => await Invite(acting, who, ct),
        };
        acting.Record(new LineHeard(acting.NewId<LineInvitationId>().Value, HeardEvent.KindOf(Event), effect));
        return Done.Yes;
    }

    private async Task<bool> IsFirst(Acting acting, byte[] who, Instant at, CancellationToken ct)
    {
        var (id, kind, happened, now, old) = (Event.Id, HeardEvent.KindOf(Event), at.Microseconds, acting.Now.Microseconds, (acting.Now - HeardEvent.KeptFor).Microseconds);
        await acting.Db.Database.ExecuteSqlAsync($"DELETE FROM messages_line_event WHERE heard_at < {old}", ct);
        await acting.Db.Database.ExecuteSqlAsync($"DELETE FROM messages_line_invitation WHERE at < {old}", ct);
        return await acting.Db.Database.ExecuteSqlAsync(
            $"INSERT INTO messages_line_event (event, who, kind, at, heard_at) VALUES ({id}, {who}, {kind}, {happened}, {now}) ON CONFLICT DO NOTHING", ct) == 1;
    }

    private static async Task<string> Change(Acting acting, Contact contact, ContactState state, Instant at, CancellationToken ct)
    {
        if (at < contact.At || contact.State == state) return Unchanged;
        if (state is ContactState.Open) contact.Open(at);
        else contact.Block(at);
        if (!contact.IsOpen) await Contacts.Withhold(acting, contact.Id, ct);
        acting.Record(new ContactChanged(contact.Account, Words.Of(Channel.Line), Words.Of(state)));
        return Words.Of(state);
    }

    private static async Task<string> Link(Acting acting, LineEvent.AccountLinked linked, Contact? contact, byte[] who, Instant at, CancellationToken ct)
    {
        var nonce = LineLink.DigestOf(linked.Nonce);
        if (await acting.Db.Set<LineLink>().AsTracking().SingleOrDefaultAsync(l => l.Nonce == nonce, ct) is not { } link) return NotLinked;
        acting.Db.Remove(link);
        if (!linked.IsLinked || !link.Holds(at) || await Accounts.HolderOf(acting.Db, AccountId.From(link.Account), ct) is not { } holder) return NotLinked;
        if (contact?.Account == holder.Value) return await Change(acting, contact, ContactState.Open, at, ct);
        // Whoever holds the phone now has shown that it is hers.
        if (contact is not null) await Contacts.Disconnect(acting, contact, ct);
        await acting.Db.SaveChangesAsync(ct);
        var added = Contact.Of(acting.NewId<ContactId>(), holder.Value, Channel.Line, linked.User.Value, linked.User.Value, "…" + linked.User.Value[^4..], acting.Get<Vault>(), at);
        // She may have blocked the city since, and that was told first.
        var last = await acting.Db.Set<HeardEvent>().Where(e => e.Who == who && e.At > at && e.Kind != "link" && e.Kind != "word").OrderByDescending(e => e.At).FirstOrDefaultAsync(ct);
        if (last is { Kind: "unfollow" }) added.Block(last.At);
        acting.Db.Add(added);
        acting.Record(new ContactAdded(holder.Value, Words.Of(Channel.Line)));
        return "linked";
    }

    private async Task<string> Invite(Acting acting, byte[] who, CancellationToken ct)
    {
        var hourAgo = acting.Now - TimeSpan.FromHours(1);
        if (await acting.Db.Set<HeardEvent>().CountAsync(e => e.Who == who && e.HeardAt > hourAgo && (e.Kind == "follow" || e.Kind == "word"), ct) > MostInvitations) return Unchanged;
        var invitation = LineInvitation.To(acting.NewId<LineInvitationId>(), Event.User, acting.Get<Vault>(), acting.Now);
        acting.Db.Add(invitation);
        acting.Queue(new InviteToLink(invitation.Id.Value));
        return Invited;
    }
}
