using System.Globalization;
using System.Runtime.InteropServices;

namespace SmartLocal.Feel;

/// <summary>A time of day to the nanosecond, with an offset from UTC, a zone, or neither (a local time).</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FeelTime
{
    internal const long Second = 1_000_000_000;
    internal const long DayLength = 86_400 * Second;

    /// <summary>The farthest offset that ISO 8601 has in use, 14 hours, in seconds.</summary>
    internal const int FarthestOffset = 14 * 3600;

    internal FeelTime(long nanoseconds, int? offset = null, string? zone = null)
    {
        Nanoseconds = nanoseconds;
        OwnOffset = offset;
        Zone = zone;
    }

    /// <summary>A local time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such time.</exception>
    public FeelTime(int hour, int minute, int second)
        : this(((((hour * 60L) + minute) * 60) + second) * Second)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)hour, 23u, nameof(hour));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)minute, 59u, nameof(minute));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)second, 59u, nameof(second));
    }

    /// <summary>The hour, 0 to 23.</summary>
    public int Hour => (int)(Nanoseconds / (3600 * Second));

    /// <summary>The minute.</summary>
    public int Minute => (int)(Nanoseconds / (60 * Second) % 60);

    /// <summary>The second with its decimals.</summary>
    public decimal Seconds => Nanoseconds % (60 * Second) / (decimal)Second;

    /// <summary>The zone, such as <c>Asia/Tokyo</c>, or null.</summary>
    public string? Zone { get; }

    internal long Nanoseconds { get; }

    /// <summary>The written offset in seconds; a zone's offset depends on the day.</summary>
    internal int? OwnOffset { get; }

    internal bool IsLocal => OwnOffset is null && Zone is null;

    /// <summary>As ISO 8601 writes it, with the offset or <c>@zone</c>: <c>10:30:00+09:00</c>.</summary>
    public override string ToString()
    {
        var seconds = Nanoseconds / Second % 60;
        var fraction = (Nanoseconds % Second).ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0');
        var clock = string.Create(CultureInfo.InvariantCulture, $"{Hour:00}:{Minute:00}:{seconds:00}");
        return clock + (fraction.Length > 0 ? "." + fraction : "") + (Zone is null ? Offsets.Written(OwnOffset) : "@" + Zone);
    }

    /// <summary>The offset on a day (UTC's for a local time); a time without a day takes its zone's on the first day of 1970.</summary>
    internal int? OffsetOn(FeelDate? day) => OwnOffset ?? (Zone is null ? null : Offsets.Of(Zone, day ?? new FeelDate(1970, 1, 1), Nanoseconds));

    /// <summary>So much later, around the clock.</summary>
    internal FeelTime Plus(DaysTime duration)
    {
        var nanoseconds = (long)(((duration.Total % DaysTime.Day) * Second) + Nanoseconds) % DayLength;
        return new(nanoseconds < 0 ? nanoseconds + DayLength : nanoseconds, OwnOffset, Zone);
    }
}
