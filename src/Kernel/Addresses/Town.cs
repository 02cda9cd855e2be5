using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartLocal.Kernel;

/// <summary>The prefecture and city that a town directory is of.</summary>
/// <param name="Prefecture">東京都.</param>
/// <param name="Name">青梅市.</param>
public sealed record Municipality(string Prefecture, string Name);

/// <summary>A 町丁目, the smallest place with a name of its own.</summary>
/// <param name="Name">As the directory writes it: 河辺町十丁目.</param>
/// <param name="Postcode">Its postcode; several towns may share one.</param>
/// <param name="Latitude">Of a point within it, in degrees north (JGD2011).</param>
/// <param name="Longitude">Of the same point, in degrees east.</param>
public sealed partial record Town(string Name, Postcode Postcode, double Latitude, double Longitude)
{
    /// <summary>The name without its 丁目: 河辺町.</summary>
    public string Base => WithChome().Match(Name) is { Success: true } match ? match.Groups["base"].Value : Name;

    /// <summary>The number of its 丁目, or null if it has none.</summary>
    public int? Chome => WithChome().Match(Name) is { Success: true } match ? KanjiNumber.Read(match.Groups["chome"].ValueSpan) : null;

    /// <summary>As people write it, 河辺町10丁目.</summary>
    public override string ToString() =>
        Chome is { } chome ? string.Create(CultureInfo.InvariantCulture, $"{Base}{chome}丁目") : Name;

    [GeneratedRegex("^(?<base>.+?)(?<chome>[一二三四五六七八九十]+)丁目$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WithChome();
}
