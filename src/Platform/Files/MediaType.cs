namespace SmartLocal.Platform.Files;

/// <summary>
/// What kind a file is by its own first bytes; what the sender calls it is not believed. Only kinds that can't run anything
/// in the browser of the clerk who opens them.
/// </summary>
public static class MediaType
{
    /// <summary>JPEG image.</summary>
    public const string Jpeg = "image/jpeg";

    /// <summary>PNG image.</summary>
    public const string Png = "image/png";

    /// <summary>HEIF image, as telephones make them.</summary>
    public const string Heic = "image/heic";

    /// <summary>PDF document.</summary>
    public const string Pdf = "application/pdf";

    /// <summary>Zip archive. Taken by the screen for releases alone: no item of a form may ask for one.</summary>
    public const string Zip = "application/zip";

    /// <summary>How many bytes <see cref="Of"/> wants to see.</summary>
    public const int Head = 12;

    /// <summary>The kind, or null when it is none of these.</summary>
    public static string? Of(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', .. var brand] when brand is [(byte)'h', (byte)'e', (byte)'i', ..] or [(byte)'m', (byte)'i', (byte)'f', (byte)'1', ..] => Heic,
        [(byte)'P', (byte)'K', 0x03, 0x04, ..] => Zip,
        _ => null,
    };

    /// <summary>The ending of file names of this kind, with the dot.</summary>
    public static string Ending(string mediaType) => mediaType switch
    {
        Jpeg => ".jpg",
        Png => ".png",
        Heic => ".heic",
        Pdf => ".pdf",
        Zip => ".zip",
        _ => throw new ArgumentException($"No file of type {mediaType} is taken", nameof(mediaType)),
    };

    /// <summary>All endings that files of this kind have.</summary>
    public static IReadOnlyList<string> Endings(string mediaType) => mediaType switch
    {
        Jpeg => [".jpg", ".jpeg"],
        Heic => [".heic", ".heif"],
        _ => [Ending(mediaType)],
    };
}
