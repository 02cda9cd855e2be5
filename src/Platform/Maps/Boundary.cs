using System.Text.Json;

namespace SmartLocal.Platform.Maps;

/// <summary>The city's boundary, from <c>boundary.geojson</c> (RFC 7946): polygons of rings of points, the first ring of each around it and the others around holes.</summary>
/// <param name="Polygons">Points by longitude and latitude in degrees.</param>
/// <param name="Credit">What must stand beneath the map for it, the property <c>credit</c> of the first feature; null for nothing.</param>
internal sealed record Boundary(IReadOnlyList<IReadOnlyList<IReadOnlyList<(double Lon, double Lat)>>> Polygons, string? Credit)
{
    /// <summary>The name of the file in the city's folder.</summary>
    public const string File = "boundary.geojson";

    // The bounds of Japan, generously: whoever has latitude and longitude the wrong way round is told so.
    private const double South = 20, North = 46, West = 122, East = 154;

    /// <summary>The boundary in the text of a feature, or of a collection of features, with polygons.</summary>
    /// <exception cref="FormatException">It is something else; the message says what.</exception>
    public static Boundary Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var features = document.RootElement.GetProperty("type").GetString() == "FeatureCollection"
                ? document.RootElement.GetProperty("features").EnumerateArray().ToList()
                : [document.RootElement];
            var polygons = features.SelectMany(f => Polygon(f.GetProperty("geometry"))).Select(p => (IReadOnlyList<IReadOnlyList<(double, double)>>)[.. p.EnumerateArray().Select(Ring)]).ToList();
            if (polygons.Count == 0) throw new FormatException("there is no polygon in it");
            var credit = features[0].TryGetProperty("properties", out var own) && own.ValueKind is JsonValueKind.Object && own.TryGetProperty("credit", out var said) ? said.GetString() : null;
            return new Boundary(polygons, credit);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw new FormatException("it is not GeoJSON of a feature with a polygon: " + e.Message, e);
        }
    }

    private static IEnumerable<JsonElement> Polygon(JsonElement geometry) => geometry.GetProperty("type").GetString() switch
    {
        "Polygon" => [geometry.GetProperty("coordinates")],
        "MultiPolygon" => geometry.GetProperty("coordinates").EnumerateArray(),
        var other => throw new FormatException($"'{other}' is no polygon"),
    };

    private static IReadOnlyList<(double, double)> Ring(JsonElement ring)
    {
        var points = ring.EnumerateArray().Select(p => (Lon: p[0].GetDouble(), Lat: p[1].GetDouble())).ToList();
        if (points.Count < 4 || points[0] != points[^1]) throw new FormatException("a ring of it does not end where it begins");
        if (points.Exists(p => p.Lon is < West or > East || p.Lat is < South or > North)) throw new FormatException("a point of it does not lie in Japan; longitude comes before latitude");
        return points;
    }
}
