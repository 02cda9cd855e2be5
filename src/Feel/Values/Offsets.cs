using System.Collections.Concurrent;
using System.Globalization;

namespace SmartLocal.Feel;

/// <summary>How far a place's clock is from UTC.</summary>
internal static class Offsets
{
    // As many zones as there are; a name that is none is kept too, within reason.
    private const int Kept = 1000;
    private static readonly ConcurrentDictionary<string, TimeZoneInfo?> Zones = new(StringComparer.Ordinal);

    public static bool IsZone(string name) => Find(name) is not null;

    /// <summary>In seconds, on a day at a local time. Years that .NET doesn't have take the nearest it has.</summary>
    public static int Of(string zone, FeelDate day, long nanoseconds)
    {
        if (Find(zone) is not { } found) return 0;
        var year = Math.Clamp(day.Year, 2, 9998);
        var at = new DateTime(year, day.Month, Math.Min(day.Day, DateTime.DaysInMonth(year, day.Month)), 0, 0, 0, DateTimeKind.Unspecified);
        return (int)found.GetUtcOffset(at.AddTicks(nanoseconds / 100)).TotalSeconds;
    }

    public static string Written(int? offset)
    {
        if (offset is not { } seconds) return "";
        if (seconds == 0) return "Z";
        var (sign, size) = (seconds < 0 ? '-' : '+', Math.Abs(seconds));
        var text = string.Create(CultureInfo.InvariantCulture, $"{sign}{size / 3600:00}:{size / 60 % 60:00}");
        return size % 60 == 0 ? text : text + string.Create(CultureInfo.InvariantCulture, $":{size % 60:00}");
    }

    private static TimeZoneInfo? Find(string name)
    {
        if (Zones.TryGetValue(name, out var known)) return known;
        var found = TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
        if (Zones.Count < Kept) Zones.TryAdd(name, found);
        return found;
    }
}
