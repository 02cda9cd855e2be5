using SmartLocal.Platform.Journal;

namespace SmartLocal.Messages.Contracts;

/// <summary>A message was put into an inbox.</summary>
/// <param name="Matter">What it is about.</param>
/// <param name="Message">The message.</param>
/// <param name="Account">Whose inbox.</param>
/// <param name="TemplateKey">Which text.</param>
public sealed record MessageSent(Guid Matter, InboxMessageId Message, Guid Account, string TemplateKey) : IEntry
{
    static string IEntry.Name => "messages.sent";

    /// <inheritdoc/>
    public Guid About => Matter;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("template", TemplateKey)];
}

/// <summary>The holder of the account opened a message for the first time.</summary>
/// <param name="Message">The message.</param>
public sealed record MessageRead(InboxMessageId Message) : IEntry
{
    static string IEntry.Name => "messages.read";

    /// <inheritdoc/>
    public Guid About => Message.Value;
}

/// <summary>The city's mail server took a mail and answers for it.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="Mail">Which kind of mail: notice, or carried for another module.</param>
/// <param name="Attempts">How often it was tried.</param>
public sealed record MailAccepted(Guid Delivery, string Mail, int Attempts) : IEntry
{
    static string IEntry.Name => "messages.mail-accepted";

    /// <inheritdoc/>
    public Guid About => Delivery;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => DeliveryFacts.Of(Mail, Attempts);
}

/// <summary>The mail server will never take the mail for this recipient.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="Mail">Which kind of mail: notice, or carried for another module.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Code">The server's reply code.</param>
public sealed record MailRefused(Guid Delivery, string Mail, int Attempts, int Code) : IEntry
{
    static string IEntry.Name => "messages.mail-refused";

    /// <inheritdoc/>
    public Guid About => Delivery;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [.. DeliveryFacts.Of(Mail, Attempts), DeliveryFacts.Number("code", Code)];
}

/// <summary>The mail server may or may not have taken the mail.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="Mail">Which kind of mail: notice, or carried for another module.</param>
/// <param name="Attempts">How often it was tried.</param>
public sealed record MailDoubtful(Guid Delivery, string Mail, int Attempts) : IEntry
{
    static string IEntry.Name => "messages.mail-doubtful";

    /// <inheritdoc/>
    public Guid About => Delivery;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => DeliveryFacts.Of(Mail, Attempts);
}

/// <summary>The mail server could not be reached for so long that the mail is tried no more.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="Mail">Which kind of mail: notice, or carried for another module.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Code">The last reply code, 0 where none came.</param>
public sealed record MailGivenUp(Guid Delivery, string Mail, int Attempts, int Code) : IEntry
{
    static string IEntry.Name => "messages.mail-given-up";

    /// <inheritdoc/>
    public Guid About => Delivery;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [.. DeliveryFacts.Of(Mail, Attempts), DeliveryFacts.Number("code", Code)];
}

/// <summary>A member of staff had a mail tried again.</summary>
/// <param name="Delivery">The delivery.</param>
public sealed record DeliveryReplayed(Guid Delivery) : IEntry
{
    static string IEntry.Name => "messages.delivery-replayed";

    /// <inheritdoc/>
    public Guid About => Delivery;
}

internal static class DeliveryFacts
{
    public static IEnumerable<Fact> Of(string mail, int attempts) => [new("mail", mail), Number("attempts", attempts)];

    public static Fact Number(string name, int value) => new(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
