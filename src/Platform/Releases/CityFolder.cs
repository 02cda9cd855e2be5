using System.Security.Cryptography;

namespace SmartLocal.Platform.Releases;

/// <summary>
/// A city as files: its own folder over the national layer beside it. A file of the city stands in place of the national
/// file with the same path.
/// </summary>
public sealed class CityFolder
{
    /// <summary>The largest file taken, in bytes.</summary>
    public const int LargestFile = 4 * 1024 * 1024;

    private CityFolder(ReleaseFiles files) => Files = files;

    /// <summary>All files, the national ones included.</summary>
    public ReleaseFiles Files { get; }

    /// <summary>Reads the folder and the national layer <c>japan</c> beside it, if there is one.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static CityFolder Open(string path)
    {
        var root = Path.GetFullPath(path);
        if (!Directory.Exists(root)) throw new DirectoryNotFoundException($"There is no city folder {root}");
        var files = new Dictionary<string, ReleaseFile>(StringComparer.Ordinal);
        var national = Path.Combine(Path.GetDirectoryName(root)!, "japan");
        if (Directory.Exists(national) && national != root) Take(national, "japan");
        Take(root, Path.GetFileName(root));
        return new CityFolder(new ReleaseFiles(files.Values));

        void Take(string folder, string layer)
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
                if (name.Split('/').Any(part => part.StartsWith('.')) || name.EndsWith(".md", StringComparison.Ordinal)) continue;
                var content = File.ReadAllBytes(file);
                if (content.Length > LargestFile) throw new InvalidDataException($"{file} is larger than {LargestFile} bytes");
                files[name] = new ReleaseFile(name, layer, content);
            }
        }
    }
}

/// <summary>One file of a release.</summary>
/// <param name="Path">Inside the city folder, <c>procedures/namagomi.yaml</c>.</param>
/// <param name="Layer">Whose it is: <c>japan</c> or the city's folder name.</param>
/// <param name="Content">Its bytes, never changed.</param>
public sealed record ReleaseFile(string Path, string Layer, byte[] Content)
{
    /// <summary>SHA-256 of the content, in lower-case hex: the version of whatever it defines.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Content));

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

    /// <summary>SHA-256 over all paths and contents: equal for equal cities.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(
        System.Text.Encoding.UTF8.GetBytes(string.Concat(byPath.Values.Select(f => $"{f.Path}\n{f.Hash}\n")))));
}
