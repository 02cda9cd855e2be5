using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Files;

/// <summary>
/// Keeps the bytes that people send. The bytes are on the disk, synced, before an act makes them count; bytes that no act
/// ever names are swept. So a crash leaves an orphan at worst, never an application without its receipt photo.
/// </summary>
public sealed partial class FileStore
{
    /// <summary>The largest file taken, in bytes, unless the item says less. Decimal, as phones count.</summary>
    public const long Largest = 10_000_000;

    /// <summary>The file is larger than may be.</summary>
    public static readonly RefusalKind TooLarge = new("files.too-large", RefusalReason.TooLarge);

    /// <summary>The file is not of a kind that may be sent.</summary>
    public static readonly RefusalKind WrongType = new("files.wrong-type");

    /// <summary>The file has no content.</summary>
    public static readonly RefusalKind Empty = new("files.empty");

    /// <summary>The picture says that it has more dots than can be opened. Value: <c>max</c> in millions.</summary>
    public static readonly RefusalKind PictureTooLarge = new("files.picture-too-large", RefusalReason.TooLarge);

    /// <summary>The city's scanner found a virus in it.</summary>
    public static readonly RefusalKind Infected = new("files.infected");

    /// <summary>The city's scanner does not answer: what nobody has looked into is not taken.</summary>
    public static readonly RefusalKind NotScanned = new("files.not-scanned", RefusalReason.Unavailable);

    /// <summary>The disk has no room, or does not take it.</summary>
    public static readonly RefusalKind NotKept = new("files.not-kept", RefusalReason.Unavailable);

    private readonly string folder;
    private readonly Clamd scanner;
    private readonly IdSource ids;
    private readonly IDbContextFactory<CityContext> contexts;
    private readonly ILogger<FileStore> log;

    internal FileStore(DataFolder data, IdSource ids, IDbContextFactory<CityContext> contexts, Clamd scanner, ILogger<FileStore> log)
    {
        this.scanner = scanner;
        folder = data.File("files");
        this.ids = ids;
        this.contexts = contexts;
        this.log = log;
        Directory.CreateDirectory(folder);
    }

    /// <summary>Writes the bytes to the disk and looks at what they are. Nothing counts until an act takes the result.</summary>
    /// <param name="content">Read to its end, or to the limit.</param>
    /// <param name="name">The sender's name for it; only its last part is kept.</param>
    /// <param name="largest">Limit in bytes.</param>
    /// <param name="types">The kinds that may be sent.</param>
    /// <param name="ct">Stops the writing; what was written is removed.</param>
    public async Task<Result<WrittenFile>> Write(
        Stream content, string name, long largest, IReadOnlyCollection<string> types, CancellationToken ct)
    {
        try
        {
            return await WriteTo(ids.Next<FileId>(), content, name, largest, types, ct);
        }
        catch (IOException e) when (DiskFault.Is(e))
        {
            NotWritten(log, e);
            return NotKept.Because();
        }
    }

    private async Task<Result<WrittenFile>> WriteTo(FileId id, Stream content, string name, long largest, IReadOnlyCollection<string> types, CancellationToken ct)
    {
        var final = PathOf(id);
        var part = final + ".part";
        var shelf = Path.GetDirectoryName(final)!;
        if (!Directory.Exists(shelf))
        {
            // The new folder's own name must survive a power cut too.
            Directory.CreateDirectory(shelf);
            FolderSync.Flush(folder);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        var kept = false;
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long size = 0;
            string? type = null;
            await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.Asynchronous))
            {
                int read;
                while ((read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct)) > 0)
                {
                    if (size == 0)
                    {
                        type = MediaType.Of(buffer.AsSpan(0, read));
                        if (type is null || !types.Contains(type)) return WrongType.Because();
                    }

                    size += read;
                    if (size > largest) return TooLarge.Because(("max", Megabytes(largest)));
                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), ct);
                }

                if (size == 0) return Empty.Because();
                if (PictureSize.Of(file, type!) > PictureSize.MostDots) return PictureTooLarge.Because(("max", PictureSize.MostDots / 1_000_000));
                switch (await scanner.Scan(file, ct))
                {
                    case ScanResult.Infected: return Infected.Because();
                    case ScanResult.Unavailable: return NotScanned.Because();
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(part, final);
            FolderSync.Flush(shelf);
            kept = true;
            return new WrittenFile(id, TidyName(name, type!), type!, size, hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            if (!kept) File.Delete(part);
        }
    }

    /// <summary>The kept file and its bytes, or null. Who may see it is for the caller to have asked.</summary>
    public async Task<(KeptFile File, Stream Content)?> Open(FileId id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.Set<FileRow>().SingleOrDefaultAsync(f => f.Id == id, ct);
        if (row is null || !File.Exists(PathOf(id))) return null;
        return (new KeptFile(row.Id, row.Name, row.MediaType, row.Size), new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous));
    }

    /// <summary>Takes the bytes from the disk; nothing where there are none.</summary>
    internal void Delete(FileId id) => File.Delete(PathOf(id));

    /// <summary>How many bytes of it are on the disk; null where it is not there.</summary>
    internal long? SizeOf(FileId id) => new FileInfo(PathOf(id)) is { Exists: true } file ? file.Length : null;

    /// <summary>The bytes just written, to be looked into before an act takes them or nothing does.</summary>
    public Stream Reread(WrittenFile written) => new FileStream(PathOf(written.Id), FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous);

    /// <summary>The limit as people read it.</summary>
    public static string Megabytes(long bytes) => $"{bytes / 1_000_000d:0.#}";

    private string PathOf(FileId id)
    {
        var name = id.Value.ToString("n");
        return Path.Combine(folder, name[^2..], name);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The disk did not take a file that somebody sent")]
    private static partial void NotWritten(ILogger logger, Exception exception);

    private static string TidyName(string name, string type)
    {
        var last = name.Split('/', '\\')[^1];
        var tidy = string.Concat(last.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) is not UnicodeCategory.Format && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?'))).Trim();
        if (tidy.Length > 100) tidy = tidy[..100];
        // It ends as what it is: receipt.jpg.exe may open as something else on the machine of whoever downloads it.
        return MediaType.Endings(type).Any(e => tidy.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ? tidy : (tidy.Length > 0 ? tidy : "file") + MediaType.Ending(type);
    }
}

/// <summary>Bytes on the disk that no act has taken yet.</summary>
public sealed record WrittenFile(FileId Id, string Name, string MediaType, long Size, byte[] Sha256);

/// <summary>A file that counts.</summary>
public sealed record KeptFile(FileId Id, string Name, string MediaType, long Size);
