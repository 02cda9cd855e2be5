using static SmartLocal.Feel.BuiltIns;

namespace SmartLocal.Feel;

/// <summary>Functions of numbers (DMN 1.5, 10.3.4.5).</summary>
internal static class NumberFunctions
{
    // What the decimals of IEEE 754-2008 with 128 bits have; of a .NET decimal there are never more than 28.
    private const int LowestScale = -6111;
    private const int HighestScale = 6176;

    public static IEnumerable<BuiltIn> All =>
    [
        Make("decimal", FeelType.Number, "n: number, scale: number", a => Rounded(a, MidpointRounding.ToEven)),
        Make("floor", FeelType.Number, "n: number, scale?: number", a => Rounded(a, MidpointRounding.ToNegativeInfinity)),
        Make("ceiling", FeelType.Number, "n: number, scale?: number", a => Rounded(a, MidpointRounding.ToPositiveInfinity)),
        Make("round up", FeelType.Number, "n: number, scale: number", a => AwayFromZero(a)),
        Make("round down", FeelType.Number, "n: number, scale: number", a => Rounded(a, MidpointRounding.ToZero)),
        Make("round half up", FeelType.Number, "n: number, scale: number", a => Rounded(a, MidpointRounding.AwayFromZero)),
        Make("round half down", FeelType.Number, "n: number, scale: number", a => HalfTowardsZero(a)),
        new("abs", FeelType.Any,
        [
            new("n: number", (a, _) => Math.Abs((decimal)a[0]!)),
            new("n: duration", (a, _) => a[0] is DaysTime days ? new DaysTime(Math.Abs(days.Total)) : new YearsMonths(Math.Abs(((YearsMonths)a[0]!).Total))),
        ]),
        Make("modulo", FeelType.Number, "dividend: number, divisor: number", a => Modulo((decimal)a[0]!, (decimal)a[1]!)),
        Make("sqrt", FeelType.Number, "number: number", a => Powers.Root((decimal)a[0]!)),
        Make("log", FeelType.Number, "number: number", a => Powers.Ln((decimal)a[0]!)),
        Make("exp", FeelType.Number, "number: number", a => Powers.Exp((decimal)a[0]!)),
        Make("odd", FeelType.Boolean, "number: number", a => IsWhole(a[0], out var n) ? Truth.Of(n % 2 != 0) : null),
        Make("even", FeelType.Boolean, "number: number", a => IsWhole(a[0], out var n) ? Truth.Of(n % 2 == 0) : null),
    ];

    private static object? Rounded(object?[] a, MidpointRounding how) =>
        Scaled(a, (number, scale) => scale > 28 ? number : decimal.Round(number, scale, how), how);

    private static object? AwayFromZero(object?[] a) =>
        Rounded(a, (decimal)a[0]! < 0 ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity);

    private static object? HalfTowardsZero(object?[] a)
    {
        var number = (decimal)a[0]!;
        if (Rounded(a, MidpointRounding.ToZero) is not decimal down || Rounded(a, MidpointRounding.AwayFromZero) is not decimal nearest) return null;
        if (down == nearest) return nearest;
        return Math.Abs(number - down) == Math.Abs(nearest - number) ? down : nearest;
    }

    private static object? Scaled(object?[] a, Func<decimal, int, decimal> round, MidpointRounding how)
    {
        var number = (decimal)a[0]!;
        if (a.Length < 2) return round(number, 0);
        if (Whole(a[1]) is not (>= LowestScale and <= HighestScale and var scale)) return null;
        if (scale >= 0) return round(number, scale);
        if (scale < -28) return 0m;
        var unit = (decimal)Math.Pow(10, -scale);
        return Arithmetic.Safely(decimal.Round(number / unit, 0, how), unit, static (n, u) => n * u);
    }

    /// <summary>Has the sign of the divisor.</summary>
    private static object? Modulo(decimal dividend, decimal divisor) =>
        divisor == 0 ? null : Arithmetic.Safely(dividend, divisor, static (a, b) => a - (b * Math.Floor(a / b)));

    private static bool IsWhole(object? value, out decimal number)
    {
        number = (decimal)value!;
        return number == decimal.Truncate(number);
    }
}
