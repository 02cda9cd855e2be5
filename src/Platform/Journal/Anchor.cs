using System.Globalization;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Journal;

/// <summary>
/// The signed heads once more, in a file outside the database that is only ever appended to, and that a city copies to a
/// place its database administrators can't reach. With it, cutting off the end of the journal is seen too.
/// </summary>
internal sealed class Anchor(DataFolder folder)
{
    private readonly Lock gate = new();

    public string Path => folder.File("anchor.log");

    public void Append(HeadRow head)
    {
        lock (gate)
            File.AppendAllText(Path, $"{head.Number} {Convert.ToHexString(head.Hash)} {Convert.ToHexString(head.Signature)}\n");
    }

    /// <summary>All anchored heads. A torn last line, as after a crash, is left out.</summary>
    public IEnumerable<AnchoredHead> Heads()
    {
        if (!File.Exists(Path)) yield break;
        foreach (var line in File.ReadLines(Path))
            if (line.Split(' ') is [var number, { Length: 64 } hash, { Length: 128 } signature])
                yield return new(long.Parse(number, CultureInfo.InvariantCulture), Convert.FromHexString(hash), Convert.FromHexString(signature));
    }
}

internal sealed record AnchoredHead(long Number, byte[] Hash, byte[] Signature);
