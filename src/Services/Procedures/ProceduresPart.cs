using SmartLocal.Forms;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Search;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>The procedures of a release: one file each under <c>procedures/</c>, and the categories they stand in.</summary>
internal sealed class ProceduresPart(ProcedureCatalogue catalogue) : IReleasePart
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
        }
    }

    public IEnumerable<string> Describe(ReleaseFiles files) => new ProcedureCounts(
        [.. Files(files).Select(f => (Read: DefinitionFile.Read(f.Path, f.Text, f.Hash, Surroundings.Any).Definition, Texts: DefinitionFile.CountTexts(f.Text))).Where(p => p.Read is not null).Select(p => (p.Read!, p.Texts))]).Lines();

    public void Take(ReleaseFiles files) => catalogue.Take(
        Files(files).AsParallel().AsOrdered().Select(f => DefinitionFile.Open(f.Text, f.Hash, catalogue.OnScreen)).ToArray(),
        Categories(files).Categories, Events(files).Events, Belongings(files).Belongings, Synonyms.Of(files),
        p => DefinitionFile.WordsAsked(files[PathOf(p.Id)]!.Text));

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
