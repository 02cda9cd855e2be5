using SmartLocal.Kernel;

namespace SmartLocal.Platform.Releases;

/// <summary>The city's towns (町・字), from <c>towns.csv</c> of the release in force.</summary>
public sealed class Towns
{
    private TownDirectory? directory;

    /// <summary>The directory against which addresses are matched.</summary>
    /// <exception cref="InvalidOperationException">The release has no towns.csv.</exception>
    public TownDirectory Directory => directory ?? throw new InvalidOperationException("The release in force has no towns.csv");

    internal void Take(string? csv, Municipality municipality) =>
        Volatile.Write(ref directory, csv is null ? null : TownDirectory.Parse(csv, municipality).Value);
}
