namespace SmartLocal.Messages.Mail;

/// <summary>
/// The Message-ID of a mail (RFC 5322 section 3.6.4). Made from the delivery, not from chance: a mail sent again after a
/// doubtful answer carries the same id, so that mailboxes can show it once.
/// </summary>
internal sealed record MessageId
{
    /// <exception cref="ArgumentException"><paramref name="domain"/> is not a domain name.</exception>
    public MessageId(Guid delivery, string domain) => Value = $"{delivery:N}@{DomainName.Demand(domain)}";

    /// <summary>The id without its angle brackets.</summary>
    public string Value { get; }

    /// <summary>The delivery of a mail of ours by its id, with or without angle brackets; null where it is no id as we write them.</summary>
    public static Guid? DeliveryOf(string? id) =>
        id?.Trim('<', '>').Split('@') is [var delivery, _] && Guid.TryParseExact(delivery, "N", out var found) ? found : null;

    public override string ToString() => $"<{Value}>";
}
