namespace SmartLocal.Tests.Architecture;

/// <summary>The files that git would keep, by their path from the root, with forward slashes.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = ["bin", "obj", "out", "data", ".git", ".vs", "TestResults", "node_modules"];

    public static string Root { get; } = FindRoot();

    /// <summary>All files under a folder with one of the endings, in order.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings)
    {
        var start = Path.Combine(Root, folder);
        return !Directory.Exists(start) ? [] : Walk(start)
            .Where(file => endings.Length == 0 || endings.Any(e => file.EndsWith(e, StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>What is written by hand and compiled.</summary>
    public static IEnumerable<string> Code(string folder) => Files(folder, ".cs", ".razor");

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    private static IEnumerable<string> Walk(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder).Where(d => !NotOurs.Contains(Path.GetFileName(d))).SelectMany(Walk));

    private static string FindRoot()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "SmartLocal.slnx")))
            at = Path.GetDirectoryName(at.TrimEnd('/', '\\')) ?? throw new InvalidOperationException("The tests run outside the repository");
        return at;
    }
}
