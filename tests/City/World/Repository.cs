namespace SmartLocal.City.Tests.World;

public static class Repository
{
    public static string Root { get; } = Find();

    public static string City => Path.Combine(Root, "cities", "ome");

    /// <summary>Whether the run is the long one.</summary>
    public static bool Deep => Environment.GetEnvironmentVariable("SMARTLOCAL_TEST_DEEP") is { Length: > 0 };

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SmartLocal.slnx")))
            folder = Path.GetDirectoryName(folder.TrimEnd('/')) ?? throw new InvalidOperationException("The tests run outside the repository");
        return folder;
    }
}
