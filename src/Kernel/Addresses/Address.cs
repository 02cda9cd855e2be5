namespace SmartLocal.Kernel;

/// <summary>
/// An address in the city, found in its <see cref="TownDirectory"/>. Made only there, so the town is one of the city's.
/// </summary>
public sealed record Address
{
    internal Address(Town town, string rest, string? building) => (Town, Rest, Building) = (town, rest, building);

    /// <summary>The 町丁目.</summary>
    public Town Town { get; }

    /// <summary>番地以下, its numbers joined by hyphens: 10-1.</summary>
    public string Rest { get; }

    /// <summary>The building and room as typed, or null.</summary>
    public string? Building { get; }

    /// <summary>河辺町10丁目7-1 コーポ青梅101, without the city. Matching this again gives the same address.</summary>
    public override string ToString() => Building is null ? $"{Town}{Rest}" : $"{Town}{Rest} {Building}";
}
