using System.Text.RegularExpressions;

namespace SmartLocal.Kernel;

/// <summary>
/// A Japanese phone number with its area code (電気通信番号計画: ten digits, or eleven that begin with 0x0). In the groups
/// it was typed in; a mobile number typed without any in 3-4-4. Two spellings of a number are the same when their
/// <see cref="Digits"/> are.
/// </summary>
public readonly partial record struct PhoneNumber
{
    /// <summary>Nothing was typed.</summary>
    public static readonly RefusalKind Missing = new("kernel.phone-missing");

    /// <summary>Something else than digits, hyphens, brackets and spaces.</summary>
    public static readonly RefusalKind Unreadable = new("kernel.phone-unreadable");

    /// <summary>It does not begin with 0, so the area code is missing.</summary>
    public static readonly RefusalKind NoAreaCode = new("kernel.phone-no-area-code");

    /// <summary>Too few or too many digits. Values: <c>digits</c> (counted), <c>needed</c> (10 or 11).</summary>
    public static readonly RefusalKind WrongLength = new("kernel.phone-wrong-length");

    private PhoneNumber(string value) => Value = value;

    /// <summary>0428-22-1111.</summary>
    public string Value { get; }

    /// <summary>0428221111, for comparing and dialling.</summary>
    public string Digits => Value.Replace("-", "", StringComparison.Ordinal);

    /// <summary>The number as typed: any width, hyphens, brackets or spaces between the groups, +81 for the first 0.</summary>
    public static Result<PhoneNumber> Parse(string? text)
    {
        var typed = Fold.Code(text ?? "").Trim();
        if (typed.Length == 0)
            return Missing.Because();
        if (!Typed().IsMatch(typed))
            return Unreadable.Because();

        var domestic = CountryCode().Replace(typed, "0");
        var groups = domestic.Split(['-', '(', ')', ' ', '.'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var digits = string.Concat(groups);
        if (digits[0] != '0' || digits.StartsWith("00", StringComparison.Ordinal))
            return NoAreaCode.Because();

        var needed = HasElevenDigits(digits) ? 11 : 10;
        if (digits.Length != needed)
            return WrongLength.Because(("digits", digits.Length), ("needed", needed));

        return new PhoneNumber(groups.Length == 1 && needed == 11
            ? $"{digits[..3]}-{digits[3..7]}-{digits[7..]}"
            : string.Join('-', groups));
    }

    /// <summary>0428-22-1111.</summary>
    public override string ToString() => Value;

    // 020 and 050 to 090: mobile, IP phones, data, and 0800. All others, 0120 and 0570 among them, have ten.
    private static bool HasElevenDigits(string digits) => digits.Length >= 3 && digits[1] is '2' or (>= '5' and <= '9') && digits[2] == '0';

    [GeneratedRegex(@"^\+?[0-9() .-]*[0-9][0-9() .-]*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Typed();

    [GeneratedRegex(@"^\+81[ -]?(\(0\)|0)?[ -]?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountryCode();
}
