using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartLocal.Kernel;

/// <summary>The prefecture and city that a town directory is of.</summary>
/// <param name="Prefecture">東京都.</param>
/// <param name="Name">青梅市.</param>
public sealed record Municipality(string Prefecture, string Name);

/// <summary>A 町丁目, the smallest place with a name of its own.</summary>
public sealed partial record Town
{
    /// <summary>The town of that name, as its directory writes it: 河辺町十丁目.</summary>
    public Town(string name, Postcode postcode, double latitude, double longitude)
    {
        (Name, Postcode, Latitude, Longitude) = (name, postcode, latitude, longitude);
        var match = WithChome().Match(name);
        Base = match.Success ? match.Groups["base"].Value : name;
        Chome = match.Success ? KanjiNumber.Read(match.Groups["chome"].ValueSpan) : null;
    }

    /// <summary>河辺町十丁目.</summary>
    public string Name { get; }

    /// <summary>Its postcode; several towns may share one.</summary>
    public Postcode Postcode { get; }

    /// <summary>Of a point within it, in degrees north (JGD2011).</summary>
    public double Latitude { get; }

    /// <summary>Of the same point, in degrees east.</summary>
    public double Longitude { get; }

    /// <summary>The name without its 丁目: 河辺町.</summary>
    public string Base { get; }

    /// <summary>The number of its 丁目, or null if it has none.</summary>
    public int? Chome { get; }

    /// <summary>As people write it, 河辺町10丁目.</summary>
    public override string ToString() =>
        Chome is { } chome ? string.Create(CultureInfo.InvariantCulture, $"{Base}{chome}丁目") : Name;

    [GeneratedRegex("^(?<base>.+?)(?<chome>[一二三四五六七八九十]+)丁目$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WithChome();
}
