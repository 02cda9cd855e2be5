using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Releases;
using YamlDotNet.Core;

namespace SmartLocal.Forms;

/// <summary>Reads a procedure from its YAML file, or says everything that is wrong with it.</summary>
public static class DefinitionFile
{
    /// <summary>
    /// The definition, and the findings of its file: null where one of them is a mistake. Drafted facts are one warning.
    /// </summary>
    /// <param name="path">The file, for findings.</param>
    /// <param name="text">Its content.</param>
    /// <param name="hash">Its version.</param>
    /// <param name="categories">Known category ids; empty to take any.</param>
    /// <param name="onScreen">Who confirmed on screen, asked by procedure, fact and digest of its value; null to take the file's word alone.</param>
    public static (ProcedureDefinition? Definition, IReadOnlyList<Finding> Findings) Read(
        string path, string text, string hash, IReadOnlyCollection<string> categories, Func<string, string, string, Confirmation?>? onScreen = null)
    {
        var findings = new Findings(path);
        var definition = Parsed<ProcedureShape>(text, findings) is { } shape
            ? new DefinitionReader(findings, hash, categories, onScreen).Read(shape)
            : null;
        return (findings.Mistaken ? null : definition, findings.All);
    }

    /// <summary>The categories of a city, and the findings of their file.</summary>
    public static (IReadOnlyList<Category> Categories, IReadOnlyList<Finding> Findings) ReadCategories(string path, string text)
    {
        var findings = new Findings(path);
        var shapes = Parsed<CategoriesShape>(text, findings)?.Categories ?? [];
        var categories = shapes.Select(c => new Category(
            findings.Kebab(c.Value.Id, c.Line, "The id"),
            findings.Text(c.Value.Name, c.Line, "The name"),
            findings.Text(c.Value.Lead, c.Line, "The lead"))).ToArray();
        return (categories, findings.All);
    }

    private static T? Parsed<T>(string text, Findings findings) where T : class, new()
    {
        try
        {
            return Yaml.Read<T>(text);
        }
        catch (YamlException e)
        {
            findings.Mistake((int)e.Start.Line, e.InnerException?.Message ?? e.Message, "Mend the YAML; names are those of the other procedures' files");
            return null;
        }
    }
}
