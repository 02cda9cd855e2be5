using SmartLocal.Platform.Files;

namespace SmartLocal.Forms;

/// <summary>A kept file as an answer names it, with what a list of files shows.</summary>
public sealed record FileRef(FileId Id, string Name, string MediaType, long Size)
{
    /// <summary>The reference to a file that was kept.</summary>
    public static FileRef Of(KeptFile file) => new(file.Id, file.Name, file.MediaType, file.Size);
}
