namespace SmartLocal.Kernel;

/// <summary>A corporate number (法人番号): thirteen digits of which the first checks the others (法人番号の指定等に関する省令第2条).</summary>
public readonly record struct CorporateNumber
{
    /// <summary>Nothing was typed.</summary>
    public static readonly RefusalKind Missing = new("kernel.corporate-number-missing");

    /// <summary>Not thirteen digits. Value: <c>length</c>, how many digits were typed.</summary>
    public static readonly RefusalKind NotThirteenDigits = new("kernel.corporate-number-not-thirteen-digits");

    /// <summary>The first digit does not fit the others: one was mistyped.</summary>
    public static readonly RefusalKind Mistyped = new("kernel.corporate-number-mistyped");

    private CorporateNumber(string digits) => Digits = digits;

    /// <summary>The thirteen digits.</summary>
    public string Digits { get; }

    /// <summary>The number as typed: digits of any width, with or without spaces and hyphens between, and the T of an invoice number before.</summary>
    public static Result<CorporateNumber> Parse(string? text)
    {
        var digits = Numbered.Digits(text).TrimStart('T', 't');
        if (digits.Length == 0) return Missing.Because();
        if (digits.Length != 13 || !digits.All(char.IsAsciiDigit)) return NotThirteenDigits.Because(("length", digits.Count(char.IsAsciiDigit)));
        return CheckDigit(digits.AsSpan(1)) == digits[0] - '0' ? new CorporateNumber(digits) : Mistyped.Because();
    }

    /// <summary>The digit that checks twelve others.</summary>
    public static int CheckDigit(ReadOnlySpan<char> twelve)
    {
        if (twelve.Length != 12) throw new ArgumentException("Not twelve digits", nameof(twelve));
        var sum = 0;
        for (var n = 1; n <= 12; n++) sum += (twelve[12 - n] - '0') * (n % 2 == 1 ? 1 : 2);
        return 9 - (sum % 9);
    }

    /// <summary>The digits.</summary>
    public override string ToString() => Digits;
}

/// <summary>How the state's numbers are typed.</summary>
internal static class Numbered
{
    public static string Digits(string? text) => Fold.Code(text ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Trim();
}
