using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmartLocal.Host.Verbs;

/// <summary>
/// The files of a new module, from <c>Template/</c> beside this file: one noun, a contract that registers it, an act of its own that
/// closes it, a page, an API route, tables, texts and tests. What they are called is filled in for the words in double underscores.
/// </summary>
internal sealed partial class ModuleTemplate
{
    private const string Resources = "Template/";

    /// <summary>The folders of the house in their order; whoever stands outside them comes first or last.</summary>
    private static readonly string[] Wings = ["Commons", "Services", "Community", "CityHall"];

    private readonly string wing;
    private readonly string name;
    private readonly string noun;

    private ModuleTemplate(string wing, string name, string noun) => (this.wing, this.name, this.noun) = (wing, name, noun);

    private string Folder => $"src/{wing}/{name}";

    private string Key => Kebab(name);

    /// <summary>The template for WING/NAME and the noun; or the sentence that says what is wrong with them.</summary>
    public static (ModuleTemplate? Template, string? Mistake) For(string path, string? noun)
    {
        if (path.Split('/') is not [var wing, var name]) return (null, $"{path}: give WING/NAME, such as Community/Facilities");
        if (!Wings.Contains(wing)) return (null, $"{wing} is no wing of the house; there are {string.Join(", ", Wings)}");
        foreach (var word in new[] { name, noun ?? Singular(name) })
            if (!PascalCase().IsMatch(word)) return (null, $"{word}: write it as one English word or two, each with a capital: OpenData");
        return (new(wing, name, noun ?? Singular(name)), null);
    }

    /// <summary>Writes the module into the repository and enters it in the house. False when there is one of that name.</summary>
    public bool Write(string repository, TextWriter output)
    {
        if (Directory.Exists(Path.Combine(repository, Folder)))
        {
            output.WriteLine($"{Folder} is there already");
            return false;
        }

        foreach (var (file, text) in Files(NextMigration(repository)))
        {
            var path = Path.Combine(repository, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            output.WriteLine($"wrote    {file}");
        }

        Enter(repository, "SmartLocal.slnx", InSolution, output);
        Enter(repository, "src/Host/Host.csproj", InHost, output);
        Enter(repository, "src/Host/House.cs", InHouse, output);
        output.WriteLine($"""

            Next:
              docs/words.md                    a row for {name} and for {noun}: what does the city call them?
              tests/Architecture/HousePlan.cs  what {name} may see, where its row does not say it yet
              {Folder}/*Text.*.json            the city's words instead of "{name}"
              dotnet build tests/Modules && dotnet test tests/Modules --no-build --filter {name}
              SMARTLOCAL_ACCEPT=1 dotnet test tests/Architecture   and read what it wrote into routes.txt and entries.txt
            """);
        return true;
    }

    /// <summary>The files by their path from the root; the one with its tables has the given number.</summary>
    public IEnumerable<(string File, string Text)> Files(int migration)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(r => r.StartsWith(Resources, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var place = resource[Resources.Length..^".txt".Length];
            place = place.Split('/', 2) switch
            {
                ["src", var source] => $"{Folder}/{source}",
                ["test", var test] => $"tests/Modules/{name}/{test}",
                [_, var tables] => $"src/Host/Migrations/{tables.Replace("tables", $"{migration:0000}_{Key.Replace('-', '_')}", StringComparison.Ordinal)}",
                _ => throw new InvalidOperationException($"{place} stands in no part of the template"),
            };
            yield return (Fill(place), InOrder(Fill(reader.ReadToEnd())));
        }
    }

    private static int NextMigration(string repository)
    {
        var folder = Path.Combine(repository, "src", "Host", "Migrations", "Sqlite");
        return Directory.Exists(folder)
            ? 1 + Directory.EnumerateFiles(folder, "*.sql").Select(f => int.Parse(Path.GetFileName(f)[..4], CultureInfo.InvariantCulture)).DefaultIfEmpty().Max()
            : 1;
    }

    private string Fill(string text) => text
        .Replace("__Name__", name, StringComparison.Ordinal)
        .Replace("__name__", Key, StringComparison.Ordinal)
        .Replace("__Noun__", noun, StringComparison.Ordinal)
        .Replace("__kebab__", Kebab(noun), StringComparison.Ordinal)
        .Replace("__noun__", Kebab(noun).Replace('-', ' '), StringComparison.Ordinal)
        .Replace("__table__", $"{Key}_{Kebab(noun)}".Replace('-', '_'), StringComparison.Ordinal);

    /// <summary>Usings in the order of the alphabet, System's first, wherever the module's name falls.</summary>
    private static string InOrder(string text)
    {
        var lines = text.Split('\n');
        var usings = lines.TakeWhile(l => l.StartsWith("using ", StringComparison.Ordinal)).ToList();
        return string.Join('\n', usings
            .OrderBy(l => !l.StartsWith("using System", StringComparison.Ordinal)).ThenBy(l => l.TrimEnd(';'), StringComparer.Ordinal)
            .Concat(lines.Skip(usings.Count)));
    }

    private static void Enter(string repository, string file, Func<string, string, string> change, TextWriter output)
    {
        var path = Path.Combine(repository, file);
        File.WriteAllText(path, change(repository, File.ReadAllText(path)));
        output.WriteLine($"entered  {file}");
    }

    private string InSolution(string repository, string solution)
    {
        var project = $"    <Project Path=\"{Folder}/{name}.csproj\" />\n";
        var folder = $"  <Folder Name=\"/src/{wing}/\">\n";
        var at = solution.IndexOf(folder, StringComparison.Ordinal);
        return at >= 0
            ? solution.Insert(at + folder.Length, project)
            : solution.Insert(solution.IndexOf("  <Folder Name=\"/tests/", StringComparison.Ordinal), $"{folder}{project}  </Folder>\n");
    }

    private string InHost(string repository, string host)
    {
        const string First = "    <ProjectReference ";
        return host.Insert(host.IndexOf(First, StringComparison.Ordinal), $"{First}Include=\"../{wing}/{name}/{name}.csproj\" />\n");
    }

    /// <summary>After the last module of its own wing or an earlier one.</summary>
    private string InHouse(string repository, string house)
    {
        var lines = house.Split('\n').ToList();
        var last = lines.FindLastIndex(l => Made().Match(l) is { Success: true } made && WingOf(repository, made.Groups["name"].Value) <= Array.IndexOf(Wings, wing));
        lines.Insert(last + 1, $"        new {name}Module(),");
        lines.Insert(0, $"using SmartLocal.{name};");
        return InOrder(string.Join('\n', lines));
    }

    private static int WingOf(string repository, string module)
    {
        for (var i = 0; i < Wings.Length; i++)
            if (Directory.Exists(Path.Combine(repository, "src", Wings[i], module))) return i;
        return module is "Plan" or "Simulators" ? Wings.Length : -1;
    }

    /// <summary>OpenData → open-data.</summary>
    private static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    /// <summary>Facilities → Facility, Maps → Map, Booking → Booking.</summary>
    private static string Singular(string name) =>
        name.EndsWith("ies", StringComparison.Ordinal) ? name[..^3] + "y"
        : name.EndsWith('s') && !name.EndsWith("ss", StringComparison.Ordinal) ? name[..^1] : name;

    [GeneratedRegex("^([A-Z][a-z]+)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PascalCase();

    [GeneratedRegex(@"^ +new (?<name>\w+)Module\(\),$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Made();
}
