namespace SmartLocal.Feel;

/// <summary>
/// The sums of FEEL (DMN 1.5, 10.3.2.13, tables 55 to 58): null where the kinds don't go together, where the result is too large,
/// and where one side is null.
/// </summary>
internal static class Arithmetic
{
    public static object? Add(object? a, object? b, Run run)
    {
        if (a is decimal x && b is decimal y) return Safely(x, y, static (p, q) => p + q);
        if (a is string left && b is string right) return left.Length + right.Length <= run.Limits.StringLength ? left + right : run.Text(left + right);
        return Missing(a, b, out var nothing) ? nothing : SumsOfTime.Add(a, b) ?? SumsOfTime.Add(b, a);
    }

    public static object? Subtract(object? a, object? b)
    {
        if (a is decimal x && b is decimal y) return Safely(x, y, static (p, q) => p - q);
        return Missing(a, b, out var nothing) ? nothing : SumsOfTime.Subtract(a, b);
    }

    public static object? Multiply(object? a, object? b) => (a, b) switch
    {
        (decimal x, decimal y) => Safely(x, y, static (p, q) => p * q),
        _ when Missing(a, b, out var nothing) => nothing,
        (DaysTime x, decimal y) => Times(x, y),
        (decimal x, DaysTime y) => Times(y, x),
        (YearsMonths x, decimal y) => Times(x, y),
        (decimal x, YearsMonths y) => Times(y, x),
        _ => null,
    };

    public static object? Divide(object? a, object? b) => (a, b) switch
    {
        (decimal x, decimal y) => y == 0 ? null : Safely(x, y, static (p, q) => p / q),
        _ when Missing(a, b, out var nothing) => nothing,
        (DaysTime x, decimal y) => y == 0 ? null : Safely(x.Total, y, static (p, q) => p / q) is decimal seconds ? DaysTime.Of(seconds) : null,
        (YearsMonths x, decimal y) => y == 0 ? null : Safely(x.Total, y, static (p, q) => p / q) is decimal months ? YearsMonths.Of(months) : null,
        (DaysTime x, DaysTime y) => y.Total == 0 ? null : x.Total / y.Total,
        (YearsMonths x, YearsMonths y) => y.Total == 0 ? null : (decimal)x.Total / y.Total,
        _ => null,
    };

    public static object? Power(object? a, object? b) => (a, b) switch
    {
        (decimal x, decimal y) => Powers.Of(x, y),
        _ when Missing(a, b, out var nothing) => nothing,
        _ => null,
    };

    public static object? Negate(object? a) => a switch
    {
        decimal number => -number,
        DaysTime duration => new DaysTime(-duration.Total),
        YearsMonths duration => new YearsMonths(-duration.Total),
        Unknown => a,
        _ => null,
    };

    /// <summary>Too large a number is null: a sum is never a cause of failure.</summary>
    public static object? Safely(decimal a, decimal b, Func<decimal, decimal, decimal> sum)
    {
        try
        {
            return sum(a, b);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Null on one side decides, whatever the other would be.</summary>
    private static bool Missing(object? a, object? b, out object? result)
    {
        result = a is null || b is null ? null : Unknown.Any(a, b);
        return a is null || b is null || result is not null;
    }

    private static object? Times(DaysTime duration, decimal by) =>
        Safely(duration.Total, by, static (p, q) => p * q) is decimal seconds ? DaysTime.Of(seconds) : null;

    private static object? Times(YearsMonths duration, decimal by) =>
        Safely(duration.Total, by, static (p, q) => p * q) is decimal months ? YearsMonths.Of(months) : null;
}
