namespace SmartLocal.Plan;

/// <summary>A fiscal year (年度): from 1 April (地方自治法第208条).</summary>
internal sealed record FiscalYear(int Year)
{
    /// <summary>The fiscal year of the day.</summary>
    public static FiscalYear Of(DateOnly day) => new(day.Month >= 4 ? day.Year : day.Year - 1);

    /// <summary>Its first day.</summary>
    public DateOnly First => new(Year, 4, 1);
}
