using System.Globalization;

namespace SmartLocal.Kernel;

/// <summary>
/// A moment, in whole microseconds since 1970-01-01T00:00:00Z. Microseconds, because both databases keep them as one integer
/// and order them alike.
/// </summary>
public readonly record struct Instant(long Microseconds) : IComparable<Instant>
{
    /// <summary>The moment, rounded down to the microsecond.</summary>
    public static Instant From(DateTimeOffset moment) =>
        new(FloorDivide(moment.UtcTicks - DateTime.UnixEpoch.Ticks, TimeSpan.TicksPerMicrosecond));

    /// <summary>The same moment with Japan's offset.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the years 1 to 9999.</exception>
    public DateTimeOffset ToDateTimeOffset() =>
        new DateTimeOffset(DateTime.UnixEpoch).AddTicks(checked(Microseconds * TimeSpan.TicksPerMicrosecond)).ToOffset(TokyoTime.Offset);

    /// <summary>What calendar and clock on a wall in Japan show at this moment. Its kind is unspecified.</summary>
    public DateTime ToTokyo() => ToDateTimeOffset().DateTime;

    /// <summary>The date in Japan at this moment.</summary>
    public DateOnly TokyoDate => DateOnly.FromDateTime(ToTokyo());

    /// <inheritdoc/>
    public int CompareTo(Instant other) => Microseconds.CompareTo(other.Microseconds);

    /// <summary>ISO 8601 with Japan's offset, <c>2026-11-22T17:38:44+09:00</c>, with as many decimals as it has.</summary>
    public override string ToString() =>
        ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture);

    public static bool operator <(Instant a, Instant b) => a.Microseconds < b.Microseconds;

    public static bool operator >(Instant a, Instant b) => a.Microseconds > b.Microseconds;

    public static bool operator <=(Instant a, Instant b) => a.Microseconds <= b.Microseconds;

    public static bool operator >=(Instant a, Instant b) => a.Microseconds >= b.Microseconds;

    public static Instant operator +(Instant a, TimeSpan span) => new(checked(a.Microseconds + FloorDivide(span.Ticks, TimeSpan.TicksPerMicrosecond)));

    public static Instant operator -(Instant a, TimeSpan span) => a + -span;

    public static TimeSpan operator -(Instant a, Instant b) => TimeSpan.FromMicroseconds(checked(a.Microseconds - b.Microseconds));

    private static long FloorDivide(long value, long by) => value >= 0 ? value / by : -((-value + by - 1) / by);
}
