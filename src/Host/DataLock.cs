using SmartLocal.Platform.Data;

namespace SmartLocal.Host;

/// <summary>Who has a data folder open: one process that writes, or the nodes of a city on PostgreSQL, which share it.</summary>
internal static class DataLock
{
    /// <summary>
    /// The lock, or null when another process has one that does not go with it. Freed when disposed, and by the system when the
    /// process dies.
    /// </summary>
    /// <param name="folder">The folder to be opened.</param>
    /// <param name="shared">Whether others who share may have it too.</param>
    public static IDisposable? Take(DataFolder folder, bool shared = false)
    {
        try
        {
            return shared
                ? new FileStream(folder.File("lock"), FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read)
                : new FileStream(folder.File("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
