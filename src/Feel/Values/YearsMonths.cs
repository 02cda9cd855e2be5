namespace SmartLocal.Feel;

/// <summary>A duration of years and months, in months.</summary>
/// <param name="Total">All its months; negative backwards.</param>
public readonly record struct YearsMonths(long Total)
{
    // Beyond this the text of no other implementation reads back.
    internal const long Most = 999_999_999L * 12 + 11;

    /// <summary>Whole years of it.</summary>
    public long Years => Total / 12;

    /// <summary>Months beyond the whole years.</summary>
    public long Months => Total % 12;

    /// <summary>As ISO 8601 writes it: <c>P1Y2M</c>, and <c>P0M</c> for none.</summary>
    public override string ToString()
    {
        var (years, months) = (Math.Abs(Years), Math.Abs(Months));
        return (Total < 0 ? "-P" : "P") + (years > 0 ? $"{years}Y" : "") + (months > 0 || years == 0 ? $"{months}M" : "");
    }

    internal static object? Of(decimal months) => months is >= -Most and <= Most ? new YearsMonths((long)decimal.Truncate(months)) : null;
}
