using System.Globalization;
using SmartLocal.Platform.Text;

namespace SmartLocal.Plan;

/// <summary>Values in words: rounded for the eye alone, with their unit.</summary>
internal static class Shown
{
    public static RichText Value(Text text, Figure figure, decimal number) => Count(text, figure.Unit, Standings.Shown(figure, number));

    public static RichText Count(Text text, FigureUnit unit, decimal number) =>
        // The text files show two decimals; a rate that just misses its target needs more.
        text.Of("plan.count." + unit.Code(), ("n", decimal.Round(number, 2) == number ? number : number.ToString("#,0.######", CultureInfo.InvariantCulture)));

    /// <summary>A month of the plan's statements.</summary>
    public static RichText Month(Text text, DateOnly month) => text.Of(
        "plan.month", ("year", month.Year.ToString(CultureInfo.InvariantCulture)),
        ("month", text.Language is Language.En ? month.ToString("MMMM", CultureInfo.InvariantCulture) : month.Month.ToString(CultureInfo.InvariantCulture)));

    public static RichText Stated(Text text, Stated stated) =>
        stated.Text is { } words ? text.Of(words) : text["plan.not-given"];
}
