using System.Buffers;
using System.Security.Cryptography;

namespace SmartLocal.Host.Backups;

/// <summary>Copies bytes to a synced file and says what they were.</summary>
internal static class DigestedCopy
{
    public static async Task<BackedUpFile> Of(Stream content, string set, string path, CancellationToken ct)
    {
        var target = System.IO.Path.Combine(set, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        var buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long size = 0;
            await using var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            int read;
            while ((read = await content.ReadAsync(buffer, ct)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
                size += read;
            }

            file.Flush(flushToDisk: true);
            return new(path, size, Convert.ToHexString(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static async Task<BackedUpFile> Of(string source, string set, string path, CancellationToken ct)
    {
        await using var content = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.Asynchronous);
        return await Of(content, set, path, ct);
    }

    /// <summary>Whether the file is still what the manifest says.</summary>
    public static async Task<bool> IsIntact(string set, BackedUpFile known, CancellationToken ct)
    {
        var path = System.IO.Path.Combine(set, known.Path);
        if (!File.Exists(path) || new FileInfo(path).Length != known.Size) return false;
        await using var file = File.OpenRead(path);
        return Convert.ToHexString(await SHA256.HashDataAsync(file, ct)) == known.Sha256;
    }
}
