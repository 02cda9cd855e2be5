using SmartLocal.Forms;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Search;
using SmartLocal.Platform.Sockets;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>The procedures of a release: one file each under <c>procedures/</c>, and the categories they stand in.</summary>
internal sealed class ProceduresPart(ProcedureCatalogue catalogue, IEnumerable<IPostDirectory> directories) : IReleasePart
{
    private const string Folder = "procedures";
    private const string CategoriesFile = "categories.yaml";
    private const string EventsFile = "events.yaml";
    private const string BelongingsFile = "belongings.yaml";

    public ReleaseFiles Complete(ReleaseFiles files) => Vocabulary.Carried(files, IsProcedure);

    public IEnumerable<Finding> Check(ReleaseFiles files)
    {
        var (categories, wrong) = Categories(files);
        var (events, alsoWrong) = Events(files);
        var words = files[Vocabulary.FileName] is { } vocabulary ? DefinitionFile.CheckVocabulary(vocabulary.Path, vocabulary.Text) : [];
        foreach (var finding in wrong.Concat(alsoWrong).Concat(Belongings(files).Findings).Concat(words)) yield return finding;

        var around = new Surroundings([.. categories.Select(c => c.Id)], [.. events.Select(e => e.Id)]);
        var paths = Files(files).Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var offices = directories.Select(d => d.PostsIn(files)).FirstOrDefault(p => p is not null);
        foreach (var file in Files(files))
        {
            var (procedure, found) = DefinitionFile.Read(file.Path, file.Text, file.Hash, around);
            foreach (var finding in found) yield return finding;
            if (procedure is null) continue;
            if (file.Path != PathOf(procedure.Id))
                yield return new(file.Path, 1, $"The file is not named as its procedure {procedure.Id}", $"Rename it to {procedure.Id}.yaml");
            foreach (var exit in procedure.Form.Steps.SelectMany(s => s.Exits).Where(e => e.Href?.StartsWith("/procedures/", StringComparison.Ordinal) == true && !paths.Contains(PathOf(e.Href["/procedures/".Length..]))))
                yield return new(file.Path, exit.When.Line, $"'{exit.Href}' leads to no procedure", "Write the id of one that stands in procedures/, or leave href out");
            if (!codes.TryAdd(procedure.Code, file.Path))
                yield return new(file.Path, 1, $"The code {procedure.Code} is that of {codes[procedure.Code]} too", "Give each procedure its own code");
            if (offices is not null && RouteProblem(procedure, file, offices) is { } lost) yield return lost;
        }
    }

    public IEnumerable<string> Describe(ReleaseFiles files) => new ProcedureCounts(
        [.. Files(files).Select(f => (Read: DefinitionFile.Read(f.Path, f.Text, f.Hash, Surroundings.Any).Definition, Texts: DefinitionFile.CountTexts(f.Text))).Where(p => p.Read is not null).Select(p => (p.Read!, p.Texts))]).Lines();

    public void Take(ReleaseFiles files) => catalogue.Take(
        Files(files).AsParallel().AsOrdered().Select(f => DefinitionFile.Open(f.Text, f.Hash, catalogue.OnScreen)).ToArray(),
        Categories(files).Categories, Events(files).Events, Belongings(files).Belongings, Synonyms.Of(files),
        p => DefinitionFile.WordsAsked(files[PathOf(p.Id)]!.Text));

    // Whoever drafts a decision must find somebody who can take it; a route that leads nowhere is found before anybody applies.
    private static Finding? RouteProblem(ProcedureDefinition procedure, ReleaseFile file, IReadOnlyDictionary<string, IReadOnlySet<string>> offices)
    {
        var (office, route) = (procedure.Office.Value, procedure.Route.Value);
        if (!offices.TryGetValue(office, out var posts))
            return new(file.Path, LineOf(file, "office", office), $"There is no office '{office}'", $"Write office: the code of an office, {string.Join(", ", offices.Keys.Order(StringComparer.Ordinal))}");
        return !procedure.IsReceived || posts.Contains(route)
            ? null
            : new(file.Path, LineOf(file, "route", route), $"The office '{office}' has no post '{route}'", $"Write route: the code of a post that decides there, {string.Join(", ", posts.Order(StringComparer.Ordinal))}");
    }

    // The city's word stands below the nation's, and counts.
    private static int LineOf(ReleaseFile file, string fact, string value)
    {
        var lines = file.Text.Split('\n');
        return Array.FindLastIndex(lines, l => l.Trim().StartsWith(fact + ":", StringComparison.Ordinal) && l.Contains(value, StringComparison.Ordinal)) + 1;
    }

    /// <summary>The file of a procedure.</summary>
    public static string PathOf(string procedure) => $"{Folder}/{procedure}.yaml";

    private static bool IsProcedure(string path) => path.StartsWith(Folder + "/", StringComparison.Ordinal) && path.EndsWith(".yaml", StringComparison.Ordinal);

    private static IEnumerable<ReleaseFile> Files(ReleaseFiles files) => files.Under(Folder).Where(f => IsProcedure(f.Path));

    private static (IReadOnlyList<Category> Categories, IReadOnlyList<Finding> Findings) Categories(ReleaseFiles files) =>
        files[CategoriesFile] is { } file ? DefinitionFile.ReadCategories(file.Path, file.Text) : ([], []);

    private static (IReadOnlyList<Category> Events, IReadOnlyList<Finding> Findings) Events(ReleaseFiles files) =>
        files[EventsFile] is { } file ? DefinitionFile.ReadEvents(file.Path, file.Text) : ([], []);

    private static (IReadOnlyList<Belonging> Belongings, IReadOnlyList<Finding> Findings) Belongings(ReleaseFiles files) =>
        files[BelongingsFile] is { } file ? DefinitionFile.ReadBelongings(file.Path, file.Text) : ([], []);
}
