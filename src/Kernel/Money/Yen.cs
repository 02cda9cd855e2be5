using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartLocal.Kernel;

/// <summary>An amount of money from nothing to <see cref="Max"/>, in whole yen. A debt or a refund is a thing of its own, never a negative amount.</summary>
public readonly partial record struct Yen : IComparable<Yen>
{
    /// <summary>The largest amount, 999,999,999,999 yen: beyond any one payment of a city, and exact in every number format.</summary>
    public const long Max = 999_999_999_999;

    /// <summary>Nothing was typed.</summary>
    public static readonly RefusalKind Missing = new("kernel.yen-missing");

    /// <summary>No number. Value: <c>typed</c>.</summary>
    public static readonly RefusalKind NotANumber = new("kernel.yen-not-a-number");

    /// <summary>A part of a yen. Value: <c>typed</c>.</summary>
    public static readonly RefusalKind Decimal = new("kernel.yen-decimal");

    /// <summary>Less than nothing. Value: <c>typed</c>.</summary>
    public static readonly RefusalKind Negative = new("kernel.yen-negative");

    /// <summary>More than <see cref="Max"/>. Value: <c>max</c> (999,999,999,999円).</summary>
    public static readonly RefusalKind TooMuch = new("kernel.yen-too-much");

    /// <summary>Nothing.</summary>
    public static readonly Yen Zero;

    /// <summary>The amount.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or more than <see cref="Max"/>.</exception>
    public Yen(long amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, Max);
        Amount = amount;
    }

    /// <summary>Whole yen, 0 to <see cref="Max"/>.</summary>
    public long Amount { get; }

    /// <summary>The amount as typed: digits of any width, ¥ before or 円 after, commas only where they group by three.</summary>
    public static Result<Yen> Parse(string? text)
    {
        var typed = Fold.Width(text ?? "").Trim();
        if (typed.Length == 0)
            return Missing.Because();

        var match = Typed().Match(typed);
        if (!match.Success)
            return NotANumber.Because(("typed", typed));
        if (match.Groups["minus"].Success)
            return Negative.Because(("typed", typed));
        if (match.Groups["decimals"].Success)
            return Decimal.Because(("typed", typed));

        var digits = match.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal).TrimStart('0');
        return digits.Length <= 12
            ? new Yen(digits.Length == 0 ? 0 : long.Parse(digits, CultureInfo.InvariantCulture))
            : TooMuch.Because(("max", new Yen(Max)));
    }

    /// <inheritdoc/>
    public int CompareTo(Yen other) => Amount.CompareTo(other.Amount);

    /// <summary>12,300円.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount:N0}円");

    public static Yen operator +(Yen a, Yen b) => new(a.Amount + b.Amount);

    public static Yen operator -(Yen a, Yen b) => new(a.Amount - b.Amount);

    public static Yen operator *(Yen a, int times) => new(checked(a.Amount * times));

    public static bool operator <(Yen a, Yen b) => a.Amount < b.Amount;

    public static bool operator >(Yen a, Yen b) => a.Amount > b.Amount;

    public static bool operator <=(Yen a, Yen b) => a.Amount <= b.Amount;

    public static bool operator >=(Yen a, Yen b) => a.Amount >= b.Amount;

    [GeneratedRegex(@"^(?<minus>[-△▲])? ?[¥\\]? ?(?<minus>-)?(?<digits>[0-9]{1,3}(,[0-9]{3})+|[0-9]+)(?<decimals>\.[0-9]*)? ?円?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Typed();
}
