using SmartLocal.Kernel;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Messages;

/// <summary>Where somebody can be reached beside the mail of her account: her LINE, a browser, a mobile phone.</summary>
internal sealed class Contact
{
    public static readonly PersonalColumn AddressColumn = new("messages_contact.address", Fields.Mail);

    private Contact()
    {
    }

    public ContactId Id { get; private init; }

    public Guid Account { get; private init; }

    public Channel Channel { get; private init; }

    /// <summary>What the provider knows her by: a user id, a push subscription as JSON, a number. Sealed.</summary>
    public Personal Address { get; private set; } = null!;

    /// <summary>Keyed digest of what does not change in it, by which an event of the provider finds it.</summary>
    public byte[] AddressDigest { get; private init; } = [];

    /// <summary>As she and staff see it.</summary>
    public string Masked { get; private init; } = "";

    public ContactState State { get; private set; }

    public Instant Since { get; private init; }

    /// <summary>When it came into its state.</summary>
    public Instant At { get; private set; }

    /// <summary>The provider's last answer, where it took nothing more.</summary>
    public int? Code { get; private set; }

    public static Contact Of(ContactId id, Guid account, Channel channel, string address, string known, string masked, Vault vault, Instant now) => new()
    {
        Id = id, Account = account, Channel = channel, Masked = masked, State = ContactState.Open, Since = now, At = now,
        Address = vault.Seal(AddressColumn.Of(id.Value), address), AddressDigest = DigestOf(channel, known, vault),
    };

    /// <summary>What a contact is found by.</summary>
    public static byte[] DigestOf(Channel channel, string known, Vault vault) => vault.Digest($"{channel}\n{known}");

    /// <summary>Whether anything is sent there.</summary>
    public bool IsOpen => State is ContactState.Open;

    /// <summary>She has opened it again, by the provider's word or her own.</summary>
    public void Open(Instant now) => (State, At, Code) = (ContactState.Open, now, null);

    /// <summary>She has shut the city out there.</summary>
    public void Block(Instant now) => (State, At) = (ContactState.Blocked, now);

    /// <summary>The provider knows nobody there any more.</summary>
    public void Fail(int code, Instant now) => (State, At, Code) = (ContactState.Unreachable, now, code);
}

internal readonly record struct ContactId(Guid Value) : IId<ContactId>
{
    public static ContactId From(Guid value) => new(value);
}

internal enum ContactState
{
    Open,
    Blocked,
    Unreachable,
}
