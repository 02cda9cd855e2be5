using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SmartLocal.Kernel;

namespace SmartLocal.Platform.Maps;

/// <summary>What a map in the browser draws of the city without asking anybody else: made once for each release.</summary>
internal static class CityOutline
{
    // Five places are a metre, which is finer than any boundary is drawn.
    private const int Places = 5;

    // Around towns alone, where no boundary is known, in degrees: about two kilometres.
    private const double Around = 0.02;

    public static byte[] Write(Boundary? boundary, IReadOnlyList<Town> towns, MapTiles? tiles)
    {
        var bytes = new ArrayBufferWriter<byte>(32_768);
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            WriteBounds(json, boundary, towns);
            if (boundary is not null) WriteBoundary(json, boundary);
            WriteTowns(json, towns);
            if (boundary?.Credit is { } credit) json.WriteString("credit"u8, credit);
            if (tiles is not null) WriteTiles(json, tiles);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteBounds(Utf8JsonWriter json, Boundary? boundary, IReadOnlyList<Town> towns)
    {
        List<(double Lon, double Lat)> all = boundary is not null ? [.. boundary.Polygons.SelectMany(p => p[0])] : [.. towns.Select(t => (t.Longitude, t.Latitude))];
        var around = boundary is null ? Around : 0;
        json.WriteStartArray("bounds"u8);
        WriteDegrees(json, all.Min(p => p.Lon) - around);
        WriteDegrees(json, all.Min(p => p.Lat) - around);
        WriteDegrees(json, all.Max(p => p.Lon) + around);
        WriteDegrees(json, all.Max(p => p.Lat) + around);
        json.WriteEndArray();
    }

    private static void WriteBoundary(Utf8JsonWriter json, Boundary boundary)
    {
        json.WriteStartObject("boundary"u8);
        json.WriteString("type"u8, "MultiPolygon"u8);
        json.WriteStartArray("coordinates"u8);
        foreach (var polygon in boundary.Polygons)
        {
            json.WriteStartArray();
            foreach (var ring in polygon)
            {
                json.WriteStartArray();
                foreach (var (lon, lat) in ring)
                {
                    json.WriteStartArray();
                    WriteDegrees(json, lon);
                    WriteDegrees(json, lat);
                    json.WriteEndArray();
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // The name without its 丁目 stands for all of them while the map shows the whole city.
    private static void WriteTowns(Utf8JsonWriter json, IReadOnlyList<Town> towns)
    {
        json.WriteStartArray("towns"u8);
        foreach (var town in towns)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, town.Name);
            if (town.Chome is not null) json.WriteString("base"u8, town.Base);
            json.WritePropertyName("lon"u8);
            WriteDegrees(json, town.Longitude);
            json.WritePropertyName("lat"u8);
            WriteDegrees(json, town.Latitude);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTiles(Utf8JsonWriter json, MapTiles tiles)
    {
        json.WriteStartObject("tiles"u8);
        json.WriteString("url"u8, tiles.Tiles);
        json.WriteString("credit"u8, tiles.Credit);
        if (tiles.About is not null) json.WriteString("about"u8, tiles.About);
        json.WriteEndObject();
    }

    private static void WriteDegrees(Utf8JsonWriter json, double degrees) => json.WriteNumberValue(Math.Round(degrees, Places));
}
