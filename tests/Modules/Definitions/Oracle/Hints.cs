using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartLocal.Tests.Definitions.Oracle;

/// <summary>The values that a form's formulas compare with: at them, and on both sides of them, things change.</summary>
internal sealed partial class Hints
{
    public IReadOnlyList<decimal> Numbers { get; private init; } = [];

    /// <summary>Lengths of time, <c>P18Y</c>.</summary>
    public IReadOnlyList<string> Durations { get; private init; } = [];

    public IReadOnlyList<DateOnly> Days { get; private init; } = [];

    /// <summary>Days of any year: 2 April.</summary>
    public IReadOnlyList<(int Month, int Day)> DaysOfYear { get; private init; } = [];

    public IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>Patterns by the name of the item that must have them.</summary>
    public ILookup<string, string> Patterns { get; private init; } = null!;

    public static Hints In(AskedForm form)
    {
        var texts = form.Conditions.Select(c => c.Text).Distinct().ToList();
        var bare = texts.Select(t => Quoted().Replace(t, " ")).ToList();
        return new Hints
        {
            Numbers = [.. bare.SelectMany(t => Number().Matches(t)).Select(m => decimal.Parse(m.Value, CultureInfo.InvariantCulture)).Distinct()],
            Durations = [.. texts.SelectMany(t => Duration().Matches(t)).Select(m => m.Groups["text"].Value).Distinct()],
            Days = [.. texts.SelectMany(t => Day().Matches(t)).Select(m => DateOnly.ParseExact(m.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture)).Distinct()],
            DaysOfYear = [.. texts.SelectMany(t => DayOfYear().Matches(t)).Select(m => (int.Parse(m.Groups["m"].Value, CultureInfo.InvariantCulture), int.Parse(m.Groups["d"].Value, CultureInfo.InvariantCulture))).Distinct()],
            Words = [.. texts.SelectMany(t => Quoted().Matches(t)).Select(m => m.Value.Trim('"')).Distinct()],
            Patterns = texts.SelectMany(t => Pattern().Matches(t)).ToLookup(m => m.Groups["name"].Value, m => m.Groups["text"].Value),
        };
    }

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\w.])\d+(\.\d+)?(?![\w])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex("duration\\(\"(?<text>P[^\"]+)\"\\)", RegexOptions.None, 1000)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d", RegexOptions.None, 1000)]
    private static partial Regex Day();

    [GeneratedRegex(@"date\([^""]*?, (?<m>\d{1,2}), (?<d>\d{1,2})\)", RegexOptions.None, 1000)]
    private static partial Regex DayOfYear();

    [GeneratedRegex("matches\\((?<name>\\w+), \"(?<text>[^\"]*)\"\\)", RegexOptions.None, 1000)]
    private static partial Regex Pattern();
}
