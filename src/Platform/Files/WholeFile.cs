using System.Security.Cryptography;
using System.Text;

namespace SmartLocal.Platform.Files;

/// <summary>A small file that is there in full or not at all, whoever else makes it at the same moment and wherever the power fails. Readable by its owner only.</summary>
internal static class WholeFile
{
    /// <summary>Makes the file, synced; when another process was first, its file stays.</summary>
    public static void Make(string path, string content)
    {
        var part = Write(path, content);
        try
        {
            File.Move(part, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(part);
        }

        FolderSync.Flush(Path.GetDirectoryName(path)!);
    }

    /// <summary>Puts the content in the place of what the file held, synced: at any moment it is the one or the other.</summary>
    public static void Replace(string path, string content)
    {
        File.Move(Write(path, content), path, overwrite: true);
        FolderSync.Flush(Path.GetDirectoryName(path)!);
    }

    private static string Write(string path, string content)
    {
        var part = $"{path}.{Convert.ToHexString(RandomNumberGenerator.GetBytes(4))}.part";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(part, options))
        {
            file.Write(Encoding.UTF8.GetBytes(content));
            file.Flush(flushToDisk: true);
        }

        return part;
    }
}
