using System.Globalization;

namespace SmartLocal.Platform.Kit;

/// <summary>A file that the server already has, so that nobody has to choose it again.</summary>
/// <param name="Name">The name under which the person knows it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="RemoveValue">What the remove button sends; no button where null.</param>
/// <param name="Href">Where it can be looked at.</param>
public sealed record UploadedFile(string Name, long Bytes, string? RemoveValue = null, string? Href = null)
{
    /// <summary>The size as people read it: 840 KB, 2.4 MB (decimal units, as phones show them). Number and unit stay on one line.</summary>
    public string Size => SizeOf(Bytes);

    /// <summary>A number of bytes as people read it.</summary>
    public static string SizeOf(long bytes) => bytes switch
    {
        < 1_000 => bytes.ToString(CultureInfo.InvariantCulture) + "\u00A0B",
        < 1_000_000 => (bytes / 1_000d).ToString("0", CultureInfo.InvariantCulture) + "\u00A0KB",
        < 1_000_000_000 => (bytes / 1_000_000d).ToString("0.#", CultureInfo.InvariantCulture) + "\u00A0MB",
        _ => (bytes / 1_000_000_000d).ToString("0.#", CultureInfo.InvariantCulture) + "\u00A0GB",
    };
}
