using SmartLocal.Platform.Releases;

namespace SmartLocal.Platform.Maps;

/// <summary>Whose tiles lie beneath the city's map, as <c>city.yaml</c> says under <c>map:</c>; without it none are fetched from anywhere.</summary>
internal sealed record MapTiles
{
    private static readonly string[] Parts = ["{z}", "{x}", "{y}"];

    /// <summary>Address of a tile with <c>{z}</c>, <c>{x}</c> and <c>{y}</c> in it.</summary>
    public string Tiles { get; init; } = "";

    /// <summary>What must stand beneath the map, in the words of whoever made the tiles.</summary>
    public string Credit { get; init; } = "";

    /// <summary>Where the credit leads; null for nowhere.</summary>
    public string? About { get; init; }

    /// <summary>What the browser is allowed to ask; null where the address can't be one.</summary>
    public static string? Origin(string tiles) => Https(Numbered(tiles)) is { } address
        ? address.IsDefaultPort ? $"https://{address.IdnHost}" : $"https://{address.IdnHost}:{address.Port}"
        : null;

    public IEnumerable<Finding> Check(string file)
    {
        if (Origin(Tiles) is null || !Parts.All(part => Tiles.Contains(part, StringComparison.Ordinal)))
            yield return new(file, 1, $"map.tiles is '{Tiles}'", "Write an address with {z}, {x} and {y}, as https://tiles.example/{z}/{x}/{y}.png, or leave out map:");
        if (Credit.Length == 0) yield return new(file, 1, "map has no credit", "Write credit: what whoever made the tiles wants to stand beneath them");
        if (About is not null && Https(About) is null) yield return new(file, 1, $"map.about is '{About}'", "Write an address that begins with https://, or leave it out");
    }

    private static string Numbered(string tiles) => Parts.Aggregate(tiles, (address, part) => address.Replace(part, "0", StringComparison.Ordinal));

    private static Uri? Https(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "https", HostNameType: UriHostNameType.Dns, UserInfo.Length: 0 } ? address : null;
}
