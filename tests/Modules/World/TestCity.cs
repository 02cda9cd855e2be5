using SmartLocal.Platform.Releases;

namespace SmartLocal.Modules.Tests.World;

/// <summary>
/// Ome as the tests know it: its folder over the national layer, with a few of its procedures. All of them are checked and filled in by
/// tests of their own; here they would only make every world slow to begin.
/// </summary>
internal static class TestCity
{
    private static readonly string[] Procedures = ["namagomi-kiki-hojokin.yaml"];

    private static readonly Lazy<string> Made = new(Make);

    /// <summary>The folder of the city, beside that of the national layer.</summary>
    public static string Folder => Made.Value;

    /// <summary>Its files.</summary>
    public static ReleaseFiles Files => CityFolder.Open(Folder).Files;

    private static string Make()
    {
        var root = Directory.CreateTempSubdirectory("ome-city-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, recursive: true);
        var cities = Path.Combine(Ome.Repository, "cities");
        foreach (var from in new[] { "japan", "ome" }.SelectMany(layer => Directory.EnumerateFiles(Path.Combine(cities, layer), "*", SearchOption.AllDirectories)))
        {
            if (Path.GetFileName(Path.GetDirectoryName(from)) == "procedures" && !Procedures.Contains(Path.GetFileName(from))) continue;
            var to = Path.Combine(root, Path.GetRelativePath(cities, from));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
        }

        return Path.Combine(root, "ome");
    }
}
