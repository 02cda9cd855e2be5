namespace SmartLocal.Host.Verbs;

/// <summary>The files of a new module: one noun, one act, one entry, one page, one API route, its tables and texts.</summary>
internal static class ModuleTemplate
{
    public static bool Write(string path, TextWriter output)
    {
        output.WriteLine($"{path}: give WING/NAME, such as Community/Maps");
        return false;
    }
}
