namespace SmartLocal.Kernel;

/// <summary>
/// The time that is law in Japan: nine hours before UTC, without summer time (明治28年勅令第167号, 標準時ニ関スル件).
/// A fixed offset, so that no time-zone database is needed; the summer times of 1948 to 1951 are not known to it.
/// </summary>
public static class TokyoTime
{
    /// <summary>+09:00.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    /// <summary>The moment at which a wall in Japan shows this date and time.</summary>
    public static Instant At(DateOnly date, TimeOnly time) => Instant.From(new DateTimeOffset(date.ToDateTime(time), Offset));

    /// <summary>The moment at which this date begins in Japan.</summary>
    public static Instant StartOf(DateOnly date) => At(date, TimeOnly.MinValue);

    /// <summary>The clock's moment.</summary>
    public static Instant NowInstant(this TimeProvider clock) => Instant.From(clock.GetUtcNow());

    /// <summary>The clock's date in Japan.</summary>
    public static DateOnly TodayInTokyo(this TimeProvider clock) => clock.NowInstant().TokyoDate;
}
