namespace SmartLocal.Kernel;

/// <summary>
/// A person's name as she writes it: every letter is kept (髙, 𠮷, variation selectors), only the white space around it goes.
/// Given is empty where a name has only one part, as some foreign residents' have.
/// </summary>
public sealed record PersonName
{
    /// <summary>The longest part, in characters; a passport's machine-readable line has room for 39.</summary>
    public const int MaxPart = 100;

    /// <summary>The family name is empty. Its field is <c>family</c>.</summary>
    public static readonly RefusalKind FamilyMissing = new("kernel.name-family-missing");

    /// <summary>The given name is empty. Its field is <c>given</c>.</summary>
    public static readonly RefusalKind GivenMissing = new("kernel.name-given-missing");

    private PersonName(string family, string given) => (Family, Given) = (family, given);

    /// <summary>姓, or the only part.</summary>
    public string Family { get; }

    /// <summary>名, or empty.</summary>
    public string Given { get; }

    /// <summary>Refused with the field <c>family</c> or <c>given</c> if one is empty, too long or has unusable characters.</summary>
    public static Result<PersonName> Of(string? family, string? given)
    {
        if (!Part(family, "family", FamilyMissing).Try(out var first, out var no))
            return no;
        return Part(given, "given", GivenMissing).Then(second => new PersonName(first, second));
    }

    /// <summary>A name of one part.</summary>
    public static Result<PersonName> Single(string? name) => Part(name, "family", FamilyMissing).Then(only => new PersonName(only, ""));

    /// <summary>青梅　花子, with an ideographic space; with an ASCII one where the name is in Latin letters.</summary>
    public override string ToString() => Given.Length == 0 ? Family : Family + (char.IsAscii(Family[^1]) ? ' ' : '　') + Given;

    /// <summary>The family name in what <see cref="ToString"/> wrote.</summary>
    public static string FamilyOf(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        return written.Split('\u3000', ' ')[0];
    }

    private static Result<string> Part(string? text, string field, RefusalKind missing)
    {
        if (!PlainText.Read(text, MaxPart).Try(out var part, out var no))
            return no with { Field = field };
        return part.Length == 0 ? missing.Of(field) : part;
    }
}
