using System.Globalization;

namespace SmartLocal.Platform.Kit;

/// <summary>
/// A date as typed, part by part, so that an impossible one can be shown again as it was. The era is the code that the
/// select sends: <c>western</c>, <c>reiwa</c>, <c>heisei</c>, <c>showa</c>, <c>taisho</c> or <c>meiji</c>.
/// </summary>
public sealed record DateParts(string? Era, string? Year, string? Month, string? Day)
{
    /// <summary>The era code of a year of the Gregorian calendar.</summary>
    public const string Western = "western";

    /// <summary>The era codes in the order in which the select shows them.</summary>
    public static IReadOnlyList<string> Eras { get; } = [Western, "reiwa", "heisei", "showa", "taisho", "meiji"];

    /// <summary>Nothing typed yet.</summary>
    public static DateParts None { get; } = new(null, null, null, null);

    /// <summary>A known date, by the Gregorian calendar.</summary>
    public static DateParts Of(DateOnly date) => new(
        Western,
        date.Year.ToString(CultureInfo.InvariantCulture),
        date.Month.ToString(CultureInfo.InvariantCulture),
        date.Day.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// The parts as the Kernel reads dates: the chosen era before the year. A year that is already complete (2026, R8,
    /// 昭和59) stays as typed, whatever the select said.
    /// </summary>
    public Kernel.DateParts ToKernel()
    {
        var year = Year?.Trim() ?? "";
        var bare = year is [var first, ..] && (char.IsDigit(first) || first == '元') && year.TrimEnd('年').Length < 4;
        return new(bare && Era is { Length: > 0 } and not Western ? char.ToUpperInvariant(Era[0]) + year : year, Month ?? "", Day ?? "");
    }
}
