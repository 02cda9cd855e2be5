using SmartLocal.Platform.Files;

namespace SmartLocal.Forms;

/// <summary>How definitions and people call the kinds of files.</summary>
internal static class MediaTypeNames
{
    /// <summary>Bytes of a megabyte, as phones count them.</summary>
    public const long Megabyte = 1_000_000;

    public static readonly IReadOnlyList<string> Known = ["jpeg", "png", "heic", "pdf"];

    public static string MediaTypeOf(string name) => name switch
    {
        "jpeg" => MediaType.Jpeg,
        "png" => MediaType.Png,
        "heic" => MediaType.Heic,
        "pdf" => MediaType.Pdf,
        _ => throw new ArgumentException($"'{name}' is no kind of file that is taken", nameof(name)),
    };

    /// <summary>JPEG, as everybody calls it.</summary>
    public static string Shown(string mediaType) => Known.First(n => MediaTypeOf(n) == mediaType).ToUpperInvariant();
}
