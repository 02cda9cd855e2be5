using System.Runtime.InteropServices;

namespace SmartLocal.Platform.Files;

/// <summary>Makes a rename durable: on Linux the folder must be synced too, and .NET has no call for that.</summary>
internal static partial class FolderSync
{
    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux()) return;
        var descriptor = Open(folder, ReadOnlyDirectory);
        if (descriptor < 0) throw DiskFault.Of($"{folder} can't be opened to be synced", Marshal.GetLastPInvokeError());
        try
        {
            if (Sync(descriptor) != 0) throw DiskFault.Of($"{folder} can't be synced", Marshal.GetLastPInvokeError());
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private const int ReadOnlyDirectory = 0x10000; // O_RDONLY | O_DIRECTORY

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
