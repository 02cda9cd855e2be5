using System.Reflection;
using System.Xml.Linq;

namespace SmartLocal.Tests.Architecture;

/// <summary>
/// Who sees whom: the one table. A module sees the rows above its own, and in its own row what is left of a <c>|</c>; modules
/// that no <c>|</c> separates never see each other. Below it stand the three rows that see less or more than that.
/// </summary>
internal static class HousePlan
{
    private static readonly (string Folder, string Row)[] Rows =
    [
        ("",          "Kernel"),
        ("",          "Feel"),
        ("",          "Platform"),
        ("",          "Forms"),
        ("Commons",   "Organisation | Residents Messages Payments | Records Booking"),
        ("Services",  "Procedures | Cases | Visits Outreach Card | Counter Kiosk Remote"),
        ("Community", "Facilities Programmes Health OpenData Exchange Maps"),
        ("CityHall",  "Apps Automation Assistant Phone Workload Workplace CoreSystems"),
        ("",          "Plan"),
        ("",          "Simulators"),
        ("",          "Host"),
    ];

    /// <summary>Plan measures what the journal tells, and asks nobody else.</summary>
    private static readonly string[] PlanSees = ["Kernel", "Feel", "Platform"];

    /// <summary>Feel knows nothing of cities, and is a package of its own.</summary>
    private const string Alone = "Feel";

    /// <summary>The wing whose modules don't see another wing above them.</summary>
    private static readonly (string Wing, string Unseen) Apart = ("Community", "Services");

    /// <summary>Every module that the table knows, with the folder it belongs in and what it may see.</summary>
    public static IReadOnlyDictionary<string, (string Folder, IReadOnlySet<string> Sees)> Modules { get; } = Draw();

    /// <summary>The projects under src, by name.</summary>
    public static IReadOnlyList<Project> Projects { get; } =
        [.. Repository.Files("src", ".csproj").Select(Project.Read).OrderBy(p => p.Name, StringComparer.Ordinal)];

    private static Dictionary<string, (string Folder, IReadOnlySet<string> Sees)> Draw()
    {
        var drawn = new Dictionary<string, (string Folder, IReadOnlySet<string> Sees)>(StringComparer.Ordinal);
        var above = new List<(string Folder, string Name)>();
        foreach (var (folder, row) in Rows)
        {
            foreach (var side in row.Split('|'))
            {
                var names = side.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                var seen = above.Where(a => (folder, a.Folder) != Apart).Select(a => a.Name).ToHashSet();
                foreach (var name in names)
                    drawn.Add(name, (Path.Combine("src", folder, name).Replace('\\', '/'), name switch { "Plan" => PlanSees.ToHashSet(), Alone => [], _ => seen }));
                above.AddRange(names.Select(name => (folder, name)));
            }
        }

        return drawn;
    }
}

/// <summary>A project under src as it declares itself and as it was compiled.</summary>
internal sealed record Project(string Name, string Folder, IReadOnlyList<string> References, IReadOnlyList<string> Packages)
{
    public Assembly Assembly => Assembly.Load(Name == "Host" ? "smartlocal" : $"SmartLocal.{Name}");

    public static Project Read(string file)
    {
        var xml = XDocument.Parse(Repository.Read(file));
        string[] Included(string element) => [.. xml.Descendants(element).Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'))];
        return new(
            Path.GetFileNameWithoutExtension(file),
            Path.GetDirectoryName(file)!.Replace('\\', '/'),
            [.. Included("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r))],
            Included("PackageReference"));
    }
}
