using SmartLocal.Kernel;

namespace SmartLocal.Messages.Sms;

/// <summary>
/// A Japanese mobile number that takes texts: 070, 080 or 090 and eight digits, the first of them not 0 (電気通信番号計画; 0800 is a toll-free
/// number, 020 a machine's, 050 a telephone over the internet).
/// </summary>
internal sealed record MobileNumber
{
    /// <summary>The number can't take texts: it is none of 070, 080 and 090.</summary>
    public static readonly RefusalKind NotMobile = new("messages.not-mobile");

    private MobileNumber(string digits) => Digits = digits;

    /// <summary>09012345678.</summary>
    public string Digits { get; }

    /// <summary>+819012345678, as networks know it (E.164).</summary>
    public string International => $"+81{Digits.AsSpan(1)}";

    /// <summary>090-****-5678: she knows it again, and nobody else can call it.</summary>
    public string Masked => $"{Digits[..3]}-****-{Digits[7..]}";

    public static Result<MobileNumber> Of(PhoneNumber number) =>
        number.Digits is ['0', '7' or '8' or '9', '0', not '0', ..] and { Length: 11 } digits ? new MobileNumber(digits) : NotMobile.Because();

    /// <summary>Never the number: whoever prints it by accident must not print a person.</summary>
    public override string ToString() => nameof(MobileNumber);
}
