using System.IO.Compression;
using System.Security.Cryptography;

namespace SmartLocal.Platform.Releases;

/// <summary>
/// A city as files: its own folder over the national layer beside it. A file of the city stands in place of the national
/// file with the same path, or lies over it where it says so (<see cref="LayeredFile"/>).
/// </summary>
public sealed class CityFolder
{
    /// <summary>The largest file taken, in bytes.</summary>
    public const int LargestFile = 4 * 1024 * 1024;

    /// <summary>The most files taken, of both layers together.</summary>
    public const int MostFiles = 5_000;

    /// <summary>The most bytes of all files together, unpacked.</summary>
    public const long LargestCity = 256L * 1024 * 1024;

    private CityFolder(ReleaseFiles files) => Files = files;

    /// <summary>All files, the national ones included.</summary>
    public ReleaseFiles Files { get; }

    /// <summary>Reads the folder and the national layer <c>japan</c> beside it, if there is one.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static CityFolder Open(string path)
    {
        var root = Path.GetFullPath(path);
        if (!Directory.Exists(root)) throw new DirectoryNotFoundException($"There is no city folder {root}");
        var national = Path.Combine(Path.GetDirectoryName(root)!, LayeredFile.National);
        var under = Directory.Exists(national) && national != root ? Read(national, LayeredFile.National) : [];
        return new CityFolder(Layered(under, Read(root, Path.GetFileName(root))));
    }

    /// <summary>
    /// Reads a zip archive of a city: its folder's content, or the folder itself, alone or with <c>japan</c> beside it. Without
    /// the national layer it is laid over the given one.
    /// </summary>
    /// <exception cref="InvalidDataException">It is no zip archive, leads out of itself, or unpacks to more than is taken.</exception>
    public static CityFolder Unpack(Stream zip, IEnumerable<ReleaseFile> national, string city)
    {
        using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MostFiles) throw new InvalidDataException($"The archive has more than {MostFiles} files");
        var found = new List<(string Path, byte[] Content)>();
        var room = LargestCity;
        foreach (var entry in archive.Entries.Where(e => e.Name.Length > 0))
        {
            var name = entry.FullName.Replace('\\', '/');
            if (name.StartsWith('/') || name.Split('/').Contains("..")) throw new InvalidDataException($"'{name}' leads out of the archive");
            var content = Unpacked(entry, Math.Min(LargestFile, room));
            room -= content.Length;
            found.Add((name, content));
        }

        // city.yaml stands at the top, or in the one folder beside japan.
        var folder = found.Select(f => f.Path).FirstOrDefault(p => p.EndsWith("/city.yaml", StringComparison.Ordinal) && !p.StartsWith(LayeredFile.National + "/", StringComparison.Ordinal))?[..^"city.yaml".Length] ?? "";
        var own = Taken(found, found.Exists(f => f.Path == "city.yaml") ? "" : folder, city).Where(f => !f.Path.StartsWith(LayeredFile.National + "/", StringComparison.Ordinal)).ToList();
        var carried = Taken(found, LayeredFile.National + "/", LayeredFile.National).ToList();
        return new CityFolder(Layered(carried.Count > 0 ? carried : national, own));
    }

    private static IEnumerable<ReleaseFile> Taken(IEnumerable<(string Path, byte[] Content)> found, string folder, string layer) =>
        from file in found
        where file.Path.StartsWith(folder, StringComparison.Ordinal) && IsTaken(file.Path[folder.Length..])
        select new ReleaseFile(file.Path[folder.Length..], layer, file.Content);

    // What an archive says of its own size is not believed.
    private static byte[] Unpacked(ZipArchiveEntry entry, long most)
    {
        using var content = entry.Open();
        var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = content.Read(buffer)) > 0)
        {
            if (bytes.Length + read > most) throw new InvalidDataException($"'{entry.FullName}' unpacks to more than {most} bytes");
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private static List<ReleaseFile> Read(string folder, string layer)
    {
        var files = new List<ReleaseFile>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (!IsTaken(name)) continue;
            var content = File.ReadAllBytes(file);
            if (content.Length > LargestFile) throw new InvalidDataException($"{file} is larger than {LargestFile} bytes");
            files.Add(new ReleaseFile(name, layer, content));
        }

        return files;
    }

    private static bool IsTaken(string name) =>
        name.Length > 0 && !name.Split('/').Any(part => part.StartsWith('.')) && !name.EndsWith(".md", StringComparison.Ordinal);

    private static ReleaseFiles Layered(IEnumerable<ReleaseFile> national, IEnumerable<ReleaseFile> city)
    {
        var files = national.ToDictionary(f => f.Path, StringComparer.Ordinal);
        foreach (var file in city)
            files[file.Path] = LayeredFile.IsOver(file) && files.TryGetValue(file.Path, out var under) ? LayeredFile.Lay(under, file) : file;
        return new ReleaseFiles(files.Values);
    }
}

/// <summary>One file of a release.</summary>
/// <param name="Path">Inside the city folder, <c>procedures/namagomi.yaml</c>.</param>
/// <param name="Layer">Whose it is: <c>japan</c>, the city's folder name, or both where one lies over the other.</param>
/// <param name="Content">Its bytes, never changed.</param>
public sealed record ReleaseFile(string Path, string Layer, byte[] Content)
{
    /// <summary>SHA-256 of the content, in lower-case hex: the version of whatever it defines.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Content));

    /// <summary>Where each line was written; null where the file is one layer's.</summary>
    internal IReadOnlyList<(string Layer, int Line)>? Origins { get; init; }

    /// <summary>The file with another text; its lines stay where they were written.</summary>
    public ReleaseFile WithText(string text) => Text == text ? this : new(Path, Layer, System.Text.Encoding.UTF8.GetBytes(text)) { Origins = Origins };

    /// <summary>The content as UTF-8 text, without a byte order mark.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Content).TrimStart('\uFEFF');
}

/// <summary>The files of a release, by path.</summary>
public sealed class ReleaseFiles(IEnumerable<ReleaseFile> files)
{
    private readonly SortedDictionary<string, ReleaseFile> byPath =
        new(files.ToDictionary(f => f.Path), StringComparer.Ordinal);

    /// <summary>All of them, ordered by path.</summary>
    public IReadOnlyCollection<ReleaseFile> All => byPath.Values;

    /// <summary>The file, or null.</summary>
    public ReleaseFile? this[string path] => byPath.GetValueOrDefault(path);

    /// <summary>The files of a folder, ordered by path.</summary>
    public IEnumerable<ReleaseFile> Under(string folder) =>
        byPath.Values.Where(f => f.Path.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>The finding with the file and line in which its mistake was written.</summary>
    internal Finding Locate(Finding finding) => this[finding.Path] switch
    {
        { Origins: { } origins } when finding.Line > 0 && finding.Line <= origins.Count =>
            finding with { Path = $"{origins[finding.Line - 1].Layer}/{finding.Path}", Line = origins[finding.Line - 1].Line },
        { Layer: LayeredFile.National } => finding with { Path = $"{LayeredFile.National}/{finding.Path}" },
        _ => finding,
    };

    /// <summary>SHA-256 over all paths and contents: equal for equal cities.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(
        System.Text.Encoding.UTF8.GetBytes(string.Concat(byPath.Values.Select(f => $"{f.Path}\n{f.Hash}\n")))));
}
