namespace SmartLocal.Feel;

/// <summary>Days, times and durations added and taken away.</summary>
internal static class SumsOfTime
{
    public static object? Add(object? a, object? b) => (a, b) switch
    {
        (YearsMonths x, YearsMonths y) => YearsMonths.Of((decimal)x.Total + y.Total),
        (DaysTime x, DaysTime y) => DaysTime.Of(x.Total + y.Total),
        (FeelDate x, YearsMonths y) => x.Plus(y),
        (FeelDate x, DaysTime y) => FeelDateTime.Midnight(x, utc: true).Plus(y)?.Date,
        (FeelDateTime x, YearsMonths y) => x.Plus(y),
        (FeelDateTime x, DaysTime y) => x.Plus(y),
        (FeelTime x, DaysTime y) => x.Plus(y),
        _ => null,
    };

    public static object? Subtract(object? a, object? b) => (a, b) switch
    {
        (_, YearsMonths or DaysTime) => a is FeelDate or FeelDateTime or FeelTime || a?.GetType() == b.GetType() ? Add(a, Arithmetic.Negate(b)) : null,
        (FeelDate x, FeelDate y) => DaysTime.Of((x.Number - y.Number) * DaysTime.Day),
        (FeelDateTime x, FeelDateTime y) => x.Time.IsLocal == y.Time.IsLocal ? DaysTime.Of(x.Instant - y.Instant) : null,
        (FeelDate x, FeelDateTime y) => DaysTime.Of(FeelDateTime.Midnight(x, utc: !y.Time.IsLocal).Instant - y.Instant),
        (FeelDateTime x, FeelDate y) => DaysTime.Of(x.Instant - FeelDateTime.Midnight(y, utc: !x.Time.IsLocal).Instant),
        (FeelTime x, FeelTime y) => x.IsLocal == y.IsLocal ? DaysTime.Of(((decimal)ByUtc(x) - ByUtc(y)) / FeelTime.Second) : null,
        _ => null,
    };

    private static long ByUtc(FeelTime time) => time.Nanoseconds - ((time.OffsetOn(null) ?? 0) * FeelTime.Second);
}
