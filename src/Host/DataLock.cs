using SmartLocal.Platform.Data;

namespace SmartLocal.Host;

/// <summary>One process has a data folder open for writing at a time.</summary>
internal static class DataLock
{
    /// <summary>The lock, or null when another process has it. Freed when disposed, and by the system when the process dies.</summary>
    public static IDisposable? Take(DataFolder folder)
    {
        try
        {
            return new FileStream(folder.File("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
