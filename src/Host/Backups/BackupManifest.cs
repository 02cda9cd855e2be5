using System.Text.Json;

namespace SmartLocal.Host.Backups;

/// <summary>What a set holds: with it, whoever restores knows that nothing is missing and nothing was changed.</summary>
/// <param name="Engine">The engine whose database it holds.</param>
/// <param name="Origin">Of the data folder: a demo's set never becomes a city's own data.</param>
/// <param name="MadeAt">When the database was read.</param>
/// <param name="JournalHead">The last sealed entry in it.</param>
/// <param name="Migrations">The shape of the database.</param>
/// <param name="Tables">On PostgreSQL, the tables and their columns, in the order of the copies.</param>
/// <param name="Files">Every file of the set but this one.</param>
internal sealed record BackupManifest(
    string Engine,
    string Origin,
    DateTimeOffset MadeAt,
    long JournalHead,
    IReadOnlyList<string> Migrations,
    IReadOnlyList<BackedUpTable> Tables,
    IReadOnlyList<BackedUpFile> Files)
{
    public const string FileName = "manifest.json";

    /// <summary>The kind of set that this build writes and reads.</summary>
    public int Format { get; init; } = 1;

    private static readonly JsonSerializerOptions Spelling = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<BackupManifest?> Read(string set, CancellationToken ct)
    {
        var path = Path.Combine(set, FileName);
        if (!File.Exists(path)) return null;
        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<BackupManifest>(file, Spelling, ct);
    }

    public async Task Write(string set, CancellationToken ct)
    {
        await using var file = new FileStream(Path.Combine(set, FileName), FileMode.CreateNew);
        await JsonSerializer.SerializeAsync(file, this, Spelling, ct);
        file.Flush(flushToDisk: true);
    }
}

internal sealed record BackedUpTable(string Name, IReadOnlyList<string> Columns);

/// <param name="Path">Inside the set, with slashes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">In hexadecimal digits.</param>
internal sealed record BackedUpFile(string Path, long Size, string Sha256);
