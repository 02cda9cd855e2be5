using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages.Contracts;

/// <summary>
/// Puts a message into an account's inbox and announces it by every way that its reader has and wants, in words that name neither the
/// matter nor the person. Asked by another module's act, it happens in that act's transaction; what announces it leaves after the
/// commit, and a provider that is down delays only what it carries.
/// </summary>
/// <param name="Account">The account whose holder reads it.</param>
/// <param name="TemplateKey">
/// The texts <c>KEY.subject</c> and <c>KEY.text</c> of the asking module, written out in the reader's language each time she
/// reads.
/// </param>
/// <param name="Values">The values that the texts name, as they shall stand there. Kept until the message is erased.</param>
/// <param name="LinkPath">A path of this site at which the matter can be seen, <c>/applications/...</c>.</param>
/// <param name="About">What the message is about, a case for example. Stands in the journal for ever.</param>
public sealed partial record SendMessage(
    Guid Account, string TemplateKey, IReadOnlyDictionary<string, string> Values, string LinkPath, Guid About)
    : IAct<InboxMessageId>
{
    /// <summary>What it is for: by that its reader has chosen how she is told.</summary>
    public MessagePurpose Purpose { get; init; } = MessagePurpose.Matter;

    /// <summary>Where a letter goes to a reader who has no other way; null where nobody knows. One that came back is not written again.</summary>
    public PostalAddress? Letter { get; init; }

    /// <summary>
    /// What the text <c>KEY.letter</c> names beside <see cref="Values"/>: whoever has no other way reads the matter on paper. Kept until the
    /// letter is posted.
    /// </summary>
    public IReadOnlyDictionary<string, string> LetterValues { get; init; } = NoValues;

    private static readonly Dictionary<string, string> NoValues = [];

    /// <summary>There is no such account.</summary>
    public static readonly RefusalKind AccountUnknown = new("messages.account-unknown", RefusalReason.NotFound);

    /// <inheritdoc/>
    public ActKind Kind { get; } = new("messages.send", Permission.System);
}
