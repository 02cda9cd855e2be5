using SmartLocal.Forms;
using SmartLocal.Platform.Releases;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>The procedures of a release: one file each under <c>procedures/</c>, and the categories they stand in.</summary>
internal sealed class ProceduresPart(ProcedureCatalogue catalogue) : IReleasePart
{
    private const string Folder = "procedures";
    private const string CategoriesFile = "categories.yaml";

    public IEnumerable<Finding> Check(ReleaseFiles files)
    {
        var (categories, findings) = Categories(files);
        foreach (var finding in findings) yield return finding;

        var known = categories.Select(c => c.Id).ToArray();
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Files(files))
        {
            var (procedure, found) = DefinitionFile.Read(file.Path, file.Text, file.Hash, known);
            foreach (var finding in found) yield return finding;
            if (procedure is null) continue;
            if (file.Path != PathOf(procedure.Id))
                yield return new(file.Path, 1, $"The file is not named as its procedure {procedure.Id}", $"Rename it to {procedure.Id}.yaml");
            if (!ids.TryAdd(procedure.Code, file.Path))
                yield return new(file.Path, 1, $"The code {procedure.Code} is that of {ids[procedure.Code]} too", "Give each procedure its own code");
        }
    }

    public void Take(ReleaseFiles files) => catalogue.Take(
        Files(files).Select(f => DefinitionFile.Read(f.Path, f.Text, f.Hash, [], catalogue.OnScreen).Definition!),
        Categories(files).Categories);

    /// <summary>The file of a procedure.</summary>
    public static string PathOf(string procedure) => $"{Folder}/{procedure}.yaml";

    private static IEnumerable<ReleaseFile> Files(ReleaseFiles files) =>
        files.Under(Folder).Where(f => f.Path.EndsWith(".yaml", StringComparison.Ordinal));

    private static (IReadOnlyList<Category> Categories, IReadOnlyList<Finding> Findings) Categories(ReleaseFiles files) =>
        files[CategoriesFile] is { } file ? DefinitionFile.ReadCategories(file.Path, file.Text) : ([], []);
}
