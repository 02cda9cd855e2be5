using System.Globalization;
using System.Text;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.Erasure;

/// <summary>
/// What was erased, in a file outside the database that is only appended to: keyed digests of ids. A backup of yesterday does
/// not know it and the file does; so what was erased stays erased.
/// </summary>
internal sealed class ErasureLog(DataFolder folder, CityKeys keys)
{
    private readonly Lock gate = new();

    public string Path => folder.File("erasures.log");

    public static byte[] Digest(CityKeys keys, Guid matter) => keys.Digest(matter.ToByteArray(bigEndian: true));

    /// <summary>Written and synced before the act: an erasure that is not in the log has not happened.</summary>
    public void Append(Guid matter, Instant at)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{at} {Convert.ToHexString(Digest(keys, matter))}\n");
        lock (gate)
        {
            using var file = new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.Read);
            file.Write(Encoding.ASCII.GetBytes(line));
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>All digests, as hexadecimal. A torn last line, as after a crash, is left out: its act has not begun.</summary>
    public HashSet<string> Digests() => !File.Exists(Path) ? [] :
        [.. File.ReadLines(Path).Select(l => l.Split(' ')).Where(l => l is [_, { Length: 64 }]).Select(l => l[1])];

    public string HexOf(Guid matter) => Convert.ToHexString(Digest(keys, matter));
}
