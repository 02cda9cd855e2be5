using System.Globalization;
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

/// <summary>A text for many was queued, and it is fixed whom it is for.</summary>
/// <param name="Matter">What it is about.</param>
/// <param name="Broadcast">The text for many.</param>
/// <param name="TemplateKey">Which text.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Recipients">How many it is for.</param>
public sealed record MessagesQueued(Guid Matter, BroadcastId Broadcast, string TemplateKey, string Purpose, int Recipients) : IEntry
{
    static string IEntry.Name => "messages.queued";

    /// <inheritdoc/>
    public Guid About => Matter;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
        [new("template", TemplateKey), new("purpose", Purpose), new("recipients", Recipients.ToString(CultureInfo.InvariantCulture))];
}

/// <summary>A text for many was put into the inboxes of some of them.</summary>
/// <param name="Matter">What it is about.</param>
/// <param name="Broadcast">The text for many.</param>
/// <param name="TemplateKey">Which text.</param>
/// <param name="Inboxes">Into how many.</param>
public sealed record MessagesDealt(Guid Matter, BroadcastId Broadcast, string TemplateKey, int Inboxes) : IEntry
{
    static string IEntry.Name => "messages.dealt";

    /// <inheritdoc/>
    public Guid About => Matter;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("template", TemplateKey), new("inboxes", Inboxes.ToString(CultureInfo.InvariantCulture))];
}

/// <summary>A member of staff wrote a version of a text for many.</summary>
/// <param name="Template">The text for many.</param>
/// <param name="Number">Which version.</param>
public sealed record TemplateWritten(Guid Template, int Number) : IEntry
{
    static string IEntry.Name => "messages.template-written";

    /// <inheritdoc/>
    public Guid About => Template;
}

/// <summary>Another member of staff has read it and says that it can go out.</summary>
/// <param name="Template">The text for many.</param>
/// <param name="Number">Which version.</param>
public sealed record TemplateApproved(Guid Template, int Number) : IEntry
{
    static string IEntry.Name => "messages.template-approved";

    /// <inheritdoc/>
    public Guid About => Template;
}

/// <summary>A member of staff sent it to everybody.</summary>
/// <param name="Template">The text for many.</param>
/// <param name="Number">Which version.</param>
/// <param name="Broadcast">What it went out as.</param>
public sealed record TemplateSent(Guid Template, int Number, BroadcastId Broadcast) : IEntry
{
    static string IEntry.Name => "messages.template-sent";

    /// <inheritdoc/>
    public Guid About => Template;
}

/// <summary>The holder of the account opened a message for the first time.</summary>
/// <param name="Message">The message.</param>
public sealed record MessageRead(InboxMessageId Message) : IEntry
{
    static string IEntry.Name => "messages.read";

    /// <inheritdoc/>
    public Guid About => Message.Value;
}

/// <summary>What became of a delivery: a mail, a text to LINE.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="Channel">By which way.</param>
/// <param name="Kind">What: a notice, or carried for another module.</param>
/// <param name="Outcome">accepted, refused, doubtful or given-up; returned later where it was accepted and did not arrive.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Code">The provider's answer, 0 where none came.</param>
/// <param name="Recipients">How many it was for: a parcel is for many.</param>
public sealed record DeliverySettled(Guid Delivery, string Channel, string Kind, string Outcome, int Attempts, int Code, int Recipients = 1) : IEntry
{
    static string IEntry.Name => "messages.delivery-settled";

    /// <inheritdoc/>
    public Guid About => Delivery;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("channel", Channel), new("kind", Kind), new("outcome", Outcome),
        new("attempts", Attempts.ToString(CultureInfo.InvariantCulture)), new("code", Code.ToString(CultureInfo.InvariantCulture)),
        new("recipients", Recipients.ToString(CultureInfo.InvariantCulture)),
    ];
}

/// <summary>A member of staff had a delivery tried again.</summary>
/// <param name="Delivery">The delivery.</param>
public sealed record DeliveryReplayed(Guid Delivery) : IEntry
{
    static string IEntry.Name => "messages.delivery-replayed";

    /// <inheritdoc/>
    public Guid About => Delivery;
}

/// <summary>A resident has said how she wants to be told.</summary>
/// <param name="Account">Who.</param>
/// <param name="Changes">What changed: <c>purpose.channel.on</c> or <c>.off</c>.</param>
public sealed record WaysChosen(Guid Account, IReadOnlyList<string> Changes) : IEntry
{
    static string IEntry.Name => "messages.ways-chosen";

    /// <inheritdoc/>
    public Guid About => Account;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => Changes.Select(c => new Fact("change", c));
}

/// <summary>A resident wants to be told nothing more, or again.</summary>
/// <param name="Account">Who.</param>
/// <param name="Stopped">Whether it stops.</param>
public sealed record WaysStopped(Guid Account, bool Stopped) : IEntry
{
    static string IEntry.Name => "messages.ways-stopped";

    /// <inheritdoc/>
    public Guid About => Account;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("stopped", Stopped ? "yes" : "no")];
}

/// <summary>A resident connected a way by which she can be told.</summary>
/// <param name="Account">Who.</param>
/// <param name="Channel">Which.</param>
public sealed record ContactAdded(Guid Account, string Channel) : IEntry
{
    static string IEntry.Name => "messages.contact-added";

    /// <inheritdoc/>
    public Guid About => Account;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("channel", Channel)];
}

/// <summary>A way by which a resident was told is gone.</summary>
/// <param name="Account">Who.</param>
/// <param name="Channel">Which.</param>
public sealed record ContactRemoved(Guid Account, string Channel) : IEntry
{
    static string IEntry.Name => "messages.contact-removed";

    /// <inheritdoc/>
    public Guid About => Account;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("channel", Channel)];
}

/// <summary>A resident had a code sent to a mobile number, to show that it is hers. Which number, the journal does not say.</summary>
/// <param name="Account">Who.</param>
public sealed record CodeAsked(Guid Account) : IEntry
{
    static string IEntry.Name => "messages.code-asked";

    /// <inheritdoc/>
    public Guid About => Account;
}

/// <summary>A resident typed a code that had been sent to a mobile number.</summary>
/// <param name="Account">Who.</param>
public sealed record CodeTried(Guid Account) : IEntry
{
    static string IEntry.Name => "messages.code-tried";

    /// <inheritdoc/>
    public Guid About => Account;
}
