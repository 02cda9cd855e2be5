using SmartLocal.Platform.Journal;
using SmartLocal.Platform.PlanFacts;

namespace SmartLocal.Plan;

/// <summary>What counted towards one part of a figure on one day in Japan. Only ever built from the sealed journal.</summary>
internal sealed class FigureCount
{
    /// <summary>The part that an entry has when its figure is not split, or when it lacks the fact that splits it.</summary>
    public const string Whole = "";

    public required string Figure { get; init; }
    public DateOnly Day { get; init; }
    public required string Dimension { get; init; }

    /// <summary>How many entries.</summary>
    public long Entries { get; private set; }

    /// <summary>The sum of their numbers, where the figure adds a number up.</summary>
    public long Total { get; private set; }

    public void Add(long entries, long total)
    {
        Entries += entries;
        Total += total;
    }

    /// <summary>Which part of the figure the entry belongs to and what number it brings; null when it does not count.</summary>
    public static (string Dimension, long Number)? Of(PlanFact fact, SealedEntry entry)
    {
        if (entry.Name != fact.Entry || fact.Where.Any(w => entry[w.Name] != w.Value)) return null;
        long number = 0;
        if (fact.Number is { } asked && !long.TryParse(entry[asked], System.Globalization.CultureInfo.InvariantCulture, out number)) return null;
        return (fact.As ?? (fact.By is { } by ? entry[by] ?? Whole : Whole), number);
    }
}
