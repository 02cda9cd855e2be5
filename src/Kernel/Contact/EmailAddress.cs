using System.Text.RegularExpressions;

namespace SmartLocal.Kernel;

/// <summary>
/// A mail address that a message can be sent to: the unquoted form of RFC 5321 in ASCII, at most 254 characters. Dots may
/// stand anywhere before the @, because Japanese carriers gave out such addresses. Whether it is hers, only a mail can tell.
/// </summary>
public readonly partial record struct EmailAddress
{
    /// <summary>The longest address that mail servers must take (RFC 5321, 4.5.3.1).</summary>
    public const int MaxLength = 254;

    private const int MaxLocal = 64;
    private const int MaxLabel = 63;

    /// <summary>Nothing was typed.</summary>
    public static readonly RefusalKind Missing = new("kernel.email-missing");

    /// <summary>Not one @ with something on both sides.</summary>
    public static readonly RefusalKind NoAt = new("kernel.email-no-at");

    /// <summary>A character that can't stand in an address. Value: <c>character</c>.</summary>
    public static readonly RefusalKind UnusableCharacter = new("kernel.email-unusable-character");

    /// <summary>What follows the @ is no domain. Value: <c>domain</c>.</summary>
    public static readonly RefusalKind BadDomain = new("kernel.email-bad-domain");

    /// <summary>Longer than mail allows. Value: <c>max</c>.</summary>
    public static readonly RefusalKind TooLong = new("kernel.email-too-long", RefusalReason.TooLarge);

    private EmailAddress(string value) => Value = value;

    /// <summary>As typed in ASCII, its domain in small letters.</summary>
    public string Value { get; }

    /// <summary>The address as typed, letters of any width.</summary>
    public static Result<EmailAddress> Parse(string? text)
    {
        var typed = Fold.Width(text ?? "").Trim();
        if (typed.Length == 0)
            return Missing.Because();
        if (Unusable().Match(typed) is { Success: true } wrong)
            return UnusableCharacter.Because(("character", Rune(typed, wrong.Index)));

        var at = typed.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || at == typed.Length - 1 || at != typed.LastIndexOf('@'))
            return NoAt.Because();
        if (typed.Length > MaxLength || at > MaxLocal)
            return TooLong.Because(("max", typed.Length > MaxLength ? MaxLength : MaxLocal));

        var domain = typed[(at + 1)..];
        return Domain().IsMatch(domain) && domain.Split('.').All(label => label.Length <= MaxLabel)
            ? new EmailAddress(typed[..(at + 1)] + domain.ToLowerInvariant())
            : BadDomain.Because(("domain", domain));
    }

    /// <summary>The address.</summary>
    public override string ToString() => Value;

    private static string Rune(string text, int at) =>
        char.IsControl(text[at]) ? $"U+{(int)text[at]:X4}"
        : char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? text.Substring(at, 2)
        : text.Substring(at, 1);

    [GeneratedRegex(@"[^A-Za-z0-9.!#$%&'*+/=?^_`{|}~@-]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unusable();

    [GeneratedRegex(@"^([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+([A-Za-z]{2,}|xn--[A-Za-z0-9-]*[A-Za-z0-9])$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Domain();
}
