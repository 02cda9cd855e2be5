using System.Security.Cryptography;
using SmartLocal.Platform.Releases;

namespace SmartLocal.Platform.Maps;

/// <summary>The map of the city as the release in force draws it: its boundary, the names of its towns, and whose tiles lie beneath.</summary>
public sealed class CityMap
{
    private volatile Drawn? drawn;

    /// <summary>The origin from which browsers fetch the tiles, <c>https://tiles.example</c>; null where the city names none.</summary>
    public string? TileOrigin => drawn?.TileOrigin;

    /// <summary>Where the outline is fetched from, with its version; null where the city has neither boundary nor towns to draw.</summary>
    internal string? Path => drawn?.Path;

    /// <summary>The outline and its version; null where there is nothing to draw.</summary>
    internal (byte[] Json, string Version)? Outline => drawn is { } now ? (now.Json, now.Version) : null;

    internal void Take(CityFile city, Boundary? boundary, Kernel.TownDirectory? towns)
    {
        if (boundary is null && towns is not { Towns.Count: > 0 })
        {
            drawn = null;
            return;
        }

        var json = CityOutline.Write(boundary, towns?.Towns ?? [], city.Map);
        var version = Convert.ToHexStringLower(SHA256.HashData(json))[..12];
        drawn = new Drawn(json, version, city.Map is { } map ? MapTiles.Origin(map.Tiles) : null);
    }

    private sealed record Drawn(byte[] Json, string Version, string? TileOrigin)
    {
        public string Path { get; } = $"{MapRoutes.Outline}?v={Version}";
    }
}
