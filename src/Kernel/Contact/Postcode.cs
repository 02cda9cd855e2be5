namespace SmartLocal.Kernel;

/// <summary>A postcode of seven digits, <c>198-0043</c>.</summary>
public readonly record struct Postcode
{
    /// <summary>Not seven digits. Value: <c>typed</c>.</summary>
    public static readonly RefusalKind NotSevenDigits = new("kernel.postcode-not-seven-digits");

    private Postcode(string value) => Value = value;

    /// <summary>198-0043.</summary>
    public string Value { get; }

    /// <summary>The postcode as typed: digits of any width, with or without 〒 and hyphen.</summary>
    public static Result<Postcode> Parse(string? text)
    {
        var typed = Fold.Code(text ?? "").Trim();
        var bare = typed.TrimStart('〒').TrimStart();
        var digits = bare.Length == 8 && bare[3] is '-' or ' ' ? bare.Remove(3, 1) : bare;
        return digits.Length == 7 && digits.All(char.IsAsciiDigit)
            ? new Postcode($"{digits[..3]}-{digits[3..]}")
            : NotSevenDigits.Because(("typed", typed));
    }

    /// <summary>198-0043.</summary>
    public override string ToString() => Value;
}
