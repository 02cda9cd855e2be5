namespace SmartLocal.Kernel;

/// <summary>
/// An individual number (個人番号, マイナンバー): twelve digits of which the last checks the others (番号法総務省令第5条). It never writes
/// itself out: who needs the digits asks for them.
/// </summary>
public readonly record struct MyNumber
{
    /// <summary>Nothing was typed.</summary>
    public static readonly RefusalKind Missing = new("kernel.my-number-missing");

    /// <summary>Not twelve digits. Value: <c>length</c>, how many digits were typed.</summary>
    public static readonly RefusalKind NotTwelveDigits = new("kernel.my-number-not-twelve-digits");

    /// <summary>The last digit does not fit the others: one was mistyped.</summary>
    public static readonly RefusalKind Mistyped = new("kernel.my-number-mistyped");

    private MyNumber(string digits) => Digits = digits;

    /// <summary>The twelve digits.</summary>
    public string Digits { get; }

    /// <summary>The number as typed: digits of any width, with or without spaces and hyphens between.</summary>
    public static Result<MyNumber> Parse(string? text)
    {
        var digits = Numbered.Digits(text);
        if (digits.Length == 0) return Missing.Because();
        if (digits.Length != 12 || !digits.All(char.IsAsciiDigit)) return NotTwelveDigits.Because(("length", digits.Count(char.IsAsciiDigit)));
        return CheckDigit(digits.AsSpan(0, 11)) == digits[11] - '0' ? new MyNumber(digits) : Mistyped.Because();
    }

    /// <summary>The digit that checks eleven others.</summary>
    public static int CheckDigit(ReadOnlySpan<char> eleven)
    {
        if (eleven.Length != 11) throw new ArgumentException("Not eleven digits", nameof(eleven));
        var sum = 0;
        for (var n = 1; n <= 11; n++) sum += (eleven[11 - n] - '0') * (n <= 6 ? n + 1 : n - 5);
        return sum % 11 <= 1 ? 0 : 11 - (sum % 11);
    }

    /// <summary>Nothing of the number.</summary>
    public override string ToString() => "************";
}
