namespace SmartLocal.Feel;

/// <summary>Which of two values comes first; null where they have no order (DMN 1.5, 10.3.2.13, table 54).</summary>
internal static class Order
{
    public static int? Of(object? a, object? b) => a switch
    {
        decimal x when b is decimal y => x.CompareTo(y),
        string x when b is string y => ByCodePoint(x, y),
        FeelDate x when b is FeelDate y => x.CompareTo(y),
        FeelDateTime x when b is FeelDateTime y => x.Time.IsLocal == y.Time.IsLocal ? x.Instant.CompareTo(y.Instant) : null,
        FeelTime x when b is FeelTime y => x.IsLocal == y.IsLocal ? ByUtc(x).CompareTo(ByUtc(y)) : null,
        YearsMonths x when b is YearsMonths y => x.Total.CompareTo(y.Total),
        DaysTime x when b is DaysTime y => x.Total.CompareTo(y.Total),
        _ => null,
    };

    /// <summary>UTF-16 orders characters beyond the basic plane before some within it; FEEL counts code points.</summary>
    public static int ByCodePoint(string a, string b)
    {
        var shared = Math.Min(a.Length, b.Length);
        for (var i = 0; i < shared; i++)
        {
            if (a[i] == b[i]) continue;
            return (char.IsSurrogate(a[i]), char.IsSurrogate(b[i])) switch
            {
                (true, false) => 1,
                (false, true) => -1,
                _ => a[i].CompareTo(b[i]),
            };
        }

        return a.Length.CompareTo(b.Length);
    }

    private static long ByUtc(FeelTime time) => time.Nanoseconds - ((time.OffsetOn(null) ?? 0) * FeelTime.Second);
}
