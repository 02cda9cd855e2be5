using System.Text.RegularExpressions;
using SmartLocal.Kernel;

namespace SmartLocal.Organisation.Contracts;

/// <summary>
/// The code by which procedures, journal and rights name an office (課): <c>seiso-recycle</c>. It stands sealed in the journal,
/// so it outlives a change of the office's name and is never given to another.
/// </summary>
public readonly partial record struct OfficeCode
{
    /// <summary>The longest code, in characters; facts of the journal hold 64.</summary>
    public const int Longest = 40;

    /// <summary>Not small letters and digits in words joined by hyphens. Value: <c>typed</c>.</summary>
    public static readonly RefusalKind Malformed = new("organisation.office-code-malformed");

    private OfficeCode(string value) => Value = value;

    /// <summary>The code.</summary>
    public string Value { get; }

    /// <summary>The code, or why it can't be one.</summary>
    public static Result<OfficeCode> Parse(string? text) =>
        text is { Length: > 0 and <= Longest } && Shape().IsMatch(text) ? new OfficeCode(text) : Malformed.Because(("typed", text ?? ""));

    /// <summary>The code.</summary>
    public override string ToString() => Value;

    /// <summary>The code as the database holds it, which was parsed when it came in.</summary>
    internal static OfficeCode Stored(string value) => new(value);

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();
}
