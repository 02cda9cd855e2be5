using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages.Contracts;

/// <summary>
/// Has a letter written, for somebody whom no other way reaches, with an account or without. Asked by another module's act, it happens in
/// that act's transaction; the letter waits for the print room, which prints and posts it.
/// </summary>
/// <param name="To">The person and her address.</param>
/// <param name="TemplateKey">
/// The text <c>KEY.letter</c> of the asking module, or where there is none <c>KEY.text</c>; <c>KEY.subject</c> stands over it. Written in
/// Japanese, and beneath it in やさしい日本語, or in English to whoever reads that.
/// </param>
/// <param name="Values">The values that the texts name. Kept until the letter is posted.</param>
/// <param name="LinkPath">A path of this site at which the matter can be seen: it stands on the letter as a code.</param>
/// <param name="About">What it is about, a case for example. Stands in the journal for ever.</param>
public sealed partial record SendLetter(PostalAddress To, string TemplateKey, IReadOnlyDictionary<string, string> Values, string LinkPath, Guid About) : IAct<LetterId>
{
    /// <summary>A letter to this address has come back: it needs another one.</summary>
    public static readonly RefusalKind ComesBack = new("messages.letter-comes-back", RefusalReason.Conflict);

    /// <summary>Her account, where she has one: she reads there who has seen the letter.</summary>
    public Guid? Account { get; init; }

    /// <summary>In which language she reads beside Japanese.</summary>
    public Language Language { get; init; } = Language.Ja;

    /// <inheritdoc/>
    public ActKind Kind { get; } = new("messages.send-letter", Permission.System);
}
