namespace SmartLocal.Platform.Files;

/// <summary>Tells the disk's own "no" (no room, a broken sector) from a sender who went away.</summary>
internal static class DiskFault
{
    /// <summary>
    /// Whether a system call failed: an error that has no exception of its own in .NET (no room, a broken sector, a quota, a file
    /// system that became read-only) has its errno, a positive number, as the HResult; a stream that ends too soon has a negative one.
    /// </summary>
    public static bool Is(IOException exception) => exception.HResult > 0;

    /// <summary>The last system call's error.</summary>
    public static IOException Of(string what, int errno) => new($"{what} (errno {errno})", errno);
}
