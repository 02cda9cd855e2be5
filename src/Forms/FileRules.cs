using SmartLocal.Platform.Files;

namespace SmartLocal.Forms;

/// <summary>What may be sent before it is known for which item.</summary>
public static class FileRules
{
    /// <summary>Every kind of file that some item may take.</summary>
    public static IReadOnlyList<string> AllTypes { get; } = [.. MediaTypeNames.Known.Select(MediaTypeNames.MediaTypeOf)];
}
