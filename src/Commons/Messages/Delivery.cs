using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Sms;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages;

/// <summary>
/// Something on its way to whoever carries it: a mail to the mail server, a text to LINE. Its id is the key by which a provider that
/// takes one knows it, and it leaves exactly once there; elsewhere at least once: only what may or may not have been taken is handed
/// over a second time, once, a mail under the same Message-ID.
/// </summary>
internal sealed class Delivery
{
    /// <summary>How long a sending may take before the node that began it counts as dead.</summary>
    public static readonly TimeSpan LeaseFor = TimeSpan.FromMinutes(15);

    /// <summary>How long a doubtful mail waits for its one repetition.</summary>
    public static readonly TimeSpan DoubtFor = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(15);

    public static readonly PersonalColumn AddressColumn = new("messages_delivery.address", Fields.Mail);
    public static readonly PersonalColumn SubjectColumn = new("messages_delivery.subject", Fields.Message);
    public static readonly PersonalColumn TextColumn = new("messages_delivery.text", Fields.Message);

    private Delivery()
    {
    }

    public DeliveryId Id { get; private init; }
    public DeliveryKind Kind { get; private init; }

    public Channel Channel { get; private init; }

    /// <summary>The message that a notice announces.</summary>
    public InboxMessageId? Message { get; private init; }

    /// <summary>Who is told by a notice.</summary>
    public Guid? Account { get; private init; }

    /// <summary>What a notice is for: <see cref="MessagePurpose.Code"/>.</summary>
    public string? Purpose { get; private init; }

    /// <summary>Where to, beside mail; its address is read when it leaves.</summary>
    public ContactId? Contact { get; private init; }

    /// <summary>The parcel in which it leaves; null where it leaves by itself.</summary>
    public DeliveryId? Parcel { get; private set; }

    /// <summary>What a parcel announces.</summary>
    public BroadcastId? Broadcast { get; private init; }

    public Language Language { get; private init; }

    /// <summary>Sealed; erased, with <see cref="Subject"/> and <see cref="Text"/>, as soon as the server has taken the mail.</summary>
    public Personal? Address { get; private set; }

    /// <summary>Keyed digest of the address, by which a mark that mails come back is found.</summary>
    public byte[]? AddressDigest { get; private set; }

    /// <summary>The address as staff see it, see <see cref="MaskedAddress"/>.</summary>
    public string? Masked { get; private set; }

    /// <summary>The words of a carried mail, sealed. A notice has none: its words are the same for everybody and are written when it leaves.</summary>
    public Personal? Subject { get; private set; }

    public Personal? Text { get; private set; }
    public DeliveryState State { get; private set; }

    /// <summary>Counts the leases. Whoever settles names the one it holds, so that a late answer can't overwrite a newer one's.</summary>
    public int Attempts { get; private set; }

    /// <summary>Attempts since it was queued or replayed.</summary>
    public int Tries { get; private set; }

    /// <summary>How often it may have been taken without our knowing.</summary>
    public int Doubts { get; private set; }

    /// <summary>When somebody must look at it: to send it, or because its lease has ended. Null when it is settled, and while its parcel is looked at instead.</summary>
    public Instant? Due { get; private set; }

    /// <summary>The server's last reply code, 0 where none came. Its sentence may name the recipient and is not kept.</summary>
    public int? Code { get; private set; }

    /// <summary>When it was queued or replayed.</summary>
    public Instant Since { get; private set; }

    /// <summary>When it came into its state.</summary>
    public Instant At { get; private set; }

    public static Delivery Announce(Acting acting, Announcement notice, EmailAddress to) => Announce(acting, notice, Channel.Mail, null, acting.Now).To(to, acting.Get<Vault>());

    /// <param name="acting">The act that tells her.</param>
    /// <param name="notice">What is announced.</param>
    /// <param name="contact">Where.</param>
    /// <param name="due">Not before: at night it rings at nobody.</param>
    public static Delivery Announce(Acting acting, Announcement notice, Contact contact, Instant due)
    {
        var delivery = Announce(acting, notice, contact.Channel, contact.Id, due);
        delivery.Masked = contact.Masked;
        return delivery;
    }

    private static Delivery Announce(Acting acting, Announcement notice, Channel channel, ContactId? contact, Instant due) => new()
    {
        Id = acting.NewId<DeliveryId>(), Kind = DeliveryKind.Notice, Channel = channel, Message = notice.Message, Account = notice.Account,
        Purpose = notice.Purpose.Code, Contact = contact, Language = notice.Language, Since = due, At = acting.Now, Due = due,
    };

    /// <summary>What hands over many as one. Those in it wait for what becomes of it.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="broadcast">What it announces.</param>
    /// <param name="members">Not empty; of one channel, language and due instant.</param>
    public static Delivery Bundle(DeliveryId id, BroadcastId broadcast, IReadOnlyList<Delivery> members)
    {
        var first = members[0];
        var parcel = new Delivery
        {
            Id = id, Kind = DeliveryKind.Parcel, Channel = first.Channel, Broadcast = broadcast, Purpose = first.Purpose, Language = first.Language,
            Since = first.Since, At = first.At, Due = first.Due,
        };
        foreach (var member in members) (member.Parcel, member.Due) = (id, null);
        return parcel;
    }

    public static Delivery Carry(DeliveryId id, EmailAddress to, string subject, string text, Vault vault, Instant now) => new Delivery
    {
        Id = id, Kind = DeliveryKind.Carried, Since = now, At = now, Due = now,
        Subject = vault.Seal(SubjectColumn.Of(id.Value), subject),
        Text = vault.Seal(TextColumn.Of(id.Value), text),
    }.To(to, vault);

    /// <summary>Words of our own to a mobile phone that is not known to be hers yet.</summary>
    public static Delivery Carry(DeliveryId id, MobileNumber to, string text, Vault vault, Instant now) => new()
    {
        Id = id, Kind = DeliveryKind.Carried, Channel = Channel.Sms, Since = now, At = now, Due = now,
        Text = vault.Seal(TextColumn.Of(id.Value), text),
        Address = vault.Seal(AddressColumn.Of(id.Value), to.Digits), AddressDigest = vault.Digest(to.Digits), Masked = to.Masked,
    };

    /// <summary>
    /// Whether it can still be tried: a carried mail is for somebody who waits at the screen, a notice has days, and what LINE takes by
    /// its key has as long as LINE remembers the key, less an hour.
    /// </summary>
    public bool IsWorthTrying(Instant now) => now - Since < (Kind is DeliveryKind.Carried ? TimeSpan.FromHours(1) : Channel is Channel.Line ? TimeSpan.FromHours(23) : TimeSpan.FromDays(2));

    /// <summary>Whether a person may have it sent again.</summary>
    public bool CanBeReplayed => Parcel is null && Due is null && State is not (DeliveryState.Accepted or DeliveryState.Withheld or DeliveryState.Returned);

    public void Lease(Instant now)
    {
        Demand(State is DeliveryState.Waiting or DeliveryState.Doubtful);
        Attempts++;
        Tries++;
        Become(DeliveryState.Leased, now, now + LeaseFor);
    }

    /// <summary>The node that held it is gone, and the provider knows it by its key: it is handed over again.</summary>
    public void LeaseAgain(Instant now)
    {
        Demand(State is DeliveryState.Leased);
        Attempts++;
        Become(DeliveryState.Leased, now, now + LeaseFor);
    }

    /// <summary>The node that held it is gone: this one settles it, and no third does.</summary>
    public void TakeOver(Instant now)
    {
        Demand(State is DeliveryState.Leased);
        Due = now + LeaseFor;
    }

    public void Accept(int code, Instant now)
    {
        Become(DeliveryState.Accepted, now, null);
        Erase();
        Code = code;
    }

    public void Refuse(int code, Instant now)
    {
        Become(DeliveryState.Refused, now, null);
        Code = code;
    }

    /// <summary>It was taken, and did not reach her after all.</summary>
    public void Return(int code, Instant now)
    {
        Demand(CanReturn);
        Become(DeliveryState.Returned, now, null);
        Erase();
        Code = code;
    }

    /// <summary>Whether a provider may have it, or had it.</summary>
    public bool CanReturn => State is DeliveryState.Accepted or DeliveryState.Doubtful;

    /// <summary>Surely not taken; tried again after a pause that doubles.</summary>
    public void Postpone(int code, Instant now)
    {
        var longest = Kind is DeliveryKind.Carried ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(15);
        var pause = TimeSpan.FromTicks(Math.Min(longest.Ticks, FirstPause.Ticks << Math.Min(Tries - 1, 10)));
        Become(Doubts > 0 ? DeliveryState.Doubtful : DeliveryState.Waiting, now, now + pause);
        Code = code;
    }

    public void GiveUp(int code, Instant now)
    {
        Become(DeliveryState.GivenUp, now, null);
        Code = code;
    }

    /// <summary>Perhaps taken. Repeated once; doubtful again, it waits for a person.</summary>
    public void Doubt(Instant now)
    {
        Doubts++;
        Become(DeliveryState.Doubtful, now, Doubts == 1 ? now + DoubtFor : null);
    }

    /// <summary>Nobody is told who has said that she does not want it.</summary>
    public void Withhold(Instant now)
    {
        Demand(State is DeliveryState.Waiting or DeliveryState.Doubtful);
        Become(DeliveryState.Withheld, now, null);
        Erase();
    }

    public void Replay(Instant now)
    {
        Demand(CanBeReplayed);
        (Tries, Doubts, Since) = (0, 0, now);
        Become(DeliveryState.Waiting, now, now);
    }

    /// <summary>Takes away whatever says to whom it went and what it said.</summary>
    public void Erase() => (Address, AddressDigest, Masked, Subject, Text) = (null, null, null, null, null);

    private Delivery To(EmailAddress to, Vault vault)
    {
        (Address, AddressDigest, Masked) = (vault.Seal(AddressColumn.Of(Id.Value), to.Value), vault.Digest(to.Value), MaskedAddress.Of(to.Value));
        return this;
    }

    private void Become(DeliveryState state, Instant now, Instant? due) => (State, At, Due) = (state, now, due);

    private void Demand(bool right)
    {
        if (!right) throw new InvalidOperationException($"A delivery can't do this while it is {State}");
    }
}

internal readonly record struct DeliveryId(Guid Value) : IId<DeliveryId>
{
    public static DeliveryId From(Guid value) => new(value);
}

internal enum DeliveryKind
{
    /// <summary>Announces a message of the inbox in neutral words.</summary>
    Notice,

    /// <summary>Carried for another module with words of its own: a sign-in link.</summary>
    Carried,

    /// <summary>Announces a text for many to those whose deliveries name it as their parcel.</summary>
    Parcel,
}

internal enum DeliveryState
{
    Waiting,
    Leased,
    Accepted,
    Refused,

    /// <summary>The provider may have taken it.</summary>
    Doubtful,

    /// <summary>The provider could not be reached for too long.</summary>
    GivenUp,

    /// <summary>She has said since that she does not want to be told so.</summary>
    Withheld,

    /// <summary>The provider had taken it, and said later that it did not arrive.</summary>
    Returned,
}
