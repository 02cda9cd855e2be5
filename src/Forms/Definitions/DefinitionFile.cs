using System.Text.RegularExpressions;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Releases;
using YamlDotNet.Core;

namespace SmartLocal.Forms;

/// <summary>Reads a procedure from its YAML file, or says everything that is wrong with it.</summary>
public static partial class DefinitionFile
{
    // The headings of the portal are national and may name the city.
    private const string CityValue = "city";

    /// <summary>
    /// The definition, and the findings of its file: null where one of them is a mistake. Drafted facts are one warning.
    /// </summary>
    /// <param name="path">The file, for findings.</param>
    /// <param name="text">Its content, with the words it uses (<see cref="Vocabulary.Carried"/>).</param>
    /// <param name="hash">Its version.</param>
    /// <param name="around">What stands beside it in the city.</param>
    /// <param name="onScreen">Who confirmed on screen, asked by procedure, fact and digest of its value; null to take the file's word alone.</param>
    public static (ProcedureDefinition? Definition, IReadOnlyList<Finding> Findings) Read(
        string path, string text, string hash, Surroundings around, Func<string, string, string, Confirmation?>? onScreen = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(around);
        var findings = new Findings(path);
        var (own, carried) = Vocabulary.Split(text);
        var words = new Words(carried);
        if (Parsed<ProcedureShape>(own, findings) is not { } shape) return (null, findings.All);
        var form = new Lazy<FormDefinition>(new FormReader(findings, words).Read(shape));
        var definition = new DefinitionReader(findings, hash, around, words, onScreen, form).Read(shape, Asked(Vocabulary.Parts(own).Form, carried));
        return (findings.Mistaken ? null : definition, findings.All);
    }

    /// <summary>How many texts the definition has of its own, and how many of them stand in English too.</summary>
    public static (int All, int English) CountTexts(string text)
    {
        var findings = new Findings("");
        var (own, carried) = Vocabulary.Split(text);
        var words = new Words(carried);
        if (Parsed<ProcedureShape>(own, findings) is { } shape)
            _ = new DefinitionReader(findings, "", Surroundings.Any, words, null, new Lazy<FormDefinition>(new FormReader(findings, words).Read(shape))).Read(shape, "");
        return findings.TextCount;
    }

    /// <summary>
    /// A version that was checked when it was handed in. What it asks is read when somebody asks for it: a city has many procedures, and
    /// most of them are not filled in within the hour.
    /// </summary>
    /// <param name="text">Its content, with the words it uses.</param>
    /// <param name="hash">Its version.</param>
    /// <param name="onScreen">Who confirmed on screen, asked by procedure, fact and digest of its value; null to take the file's word alone.</param>
    /// <exception cref="InvalidOperationException">It can't be read any more.</exception>
    public static ProcedureDefinition Open(string text, string hash, Func<string, string, string, Confirmation?>? onScreen = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var findings = new Findings(hash) { IsTrusting = true };
        var (own, carried) = Vocabulary.Split(text);
        var (head, asked) = Vocabulary.Parts(own);
        var words = new Words(carried);
        ProcedureDefinition? definition = null;
        var form = new Lazy<FormDefinition>(() => Form(hash, asked, words, definition!.Fee.Value.From));
        if (Parsed<ProcedureShape>(head, findings) is { } shape)
            definition = new DefinitionReader(findings, hash, Surroundings.Any, words, onScreen, form).Read(shape, Asked(asked, carried));
        return findings.Mistaken ? throw Unreadable(hash, findings) : definition!;
    }

    /// <summary>
    /// The words of what a definition itself asks, in Japanese and easy Japanese as written, without reading what it asks: for whoever only
    /// looks for it by them.
    /// </summary>
    public static IEnumerable<string> WordsAsked(string text) =>
        SaidWords().Matches(Vocabulary.Parts(Vocabulary.Split(text).Own).Form).Select(m => m.Groups["quoted"].Success ? m.Groups["quoted"].Value : m.Groups["bare"].Value.Trim());

    private static FormDefinition Form(string hash, string asked, Words words, Calculation? fee)
    {
        if (asked.Length == 0) return FormDefinition.Nothing;
        var findings = new Findings(hash) { IsTrusting = true };
        var form = Parsed<ProcedureShape>(asked, findings) is { } shape ? new FormReader(findings, words).Read(shape) : FormDefinition.Nothing;
        if (fee is not null && !findings.Mistaken) new RuleReader(findings, form.All).Fee(fee);
        return findings.Mistaken ? throw Unreadable(hash, findings) : form;
    }

    private static InvalidOperationException Unreadable(string hash, Findings findings) =>
        new($"The procedure with the hash {hash} can't be read any more: {findings.All.First(f => !f.IsWarning)}");

    // What is confirmed of a form is its questions: a comment more or less is the same form.
    private static string Asked(string form, string carried) =>
        string.Join('\n', $"{form}\n{carried}".Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0 && !l.TrimStart().StartsWith('#')));

    /// <summary>The categories of a city, and the findings of their file.</summary>
    public static (IReadOnlyList<Category> Categories, IReadOnlyList<Finding> Findings) ReadCategories(string path, string text)
    {
        var findings = new Findings(path);
        return (Named(Parsed<CategoriesShape>(text, findings)?.Categories ?? [], findings), findings.All);
    }

    /// <summary>The life events of a city, and the findings of their file.</summary>
    public static (IReadOnlyList<Category> Events, IReadOnlyList<Finding> Findings) ReadEvents(string path, string text)
    {
        var findings = new Findings(path);
        return (Named(Parsed<EventsShape>(text, findings)?.Events ?? [], findings), findings.All);
    }

    /// <summary>What people bring along in a city, and the findings of its file.</summary>
    public static (IReadOnlyList<Belonging> Belongings, IReadOnlyList<Finding> Findings) ReadBelongings(string path, string text)
    {
        var findings = new Findings(path);
        var read = (Parsed<BelongingsShape>(text, findings)?.Belongings ?? []).Select(b =>
        {
            if (b.Value.Words.Count == 0 || b.Value.Words.Any(string.IsNullOrWhiteSpace))
                findings.Mistake(b.Line, $"'{b.Value.Id}' has no words by which it is known", "Write words: [...], each as it stands in what procedures need");
            return new Belonging(findings.Kebab(b.Value.Id, b.Line, "The id"), findings.Text(b.Value.Name, b.Line, "The name", CityValue), b.Value.Words);
        }).ToArray();
        return (read, findings.All);
    }

    /// <summary>The findings of the vocabulary's own file.</summary>
    public static IReadOnlyList<Finding> CheckVocabulary(string path, string text)
    {
        var findings = new Findings(path);
        if (Parsed<VocabularyShape>(text, findings) is not { } shape) return findings.All;
        var words = new Words(text);
        foreach (var item in shape.Items) _ = new ItemReader(findings, words).Read(item);
        foreach (var block in shape.Blocks)
        {
            findings.Text(block.Value.Title, block.Line, $"The title of the block '{block.Value.Id}'");
            foreach (var name in block.Value.Items.Where(n => words.Item(n) is null))
                findings.Mistake(block.Line, $"The block '{block.Value.Id}' has an item '{name}' that does not stand here", "Add it to items");
        }

        foreach (var sentence in shape.Texts) findings.Text(sentence.Value.Text, sentence.Line, $"The text '{sentence.Value.Id}'", DefinitionReader.PlaceValues);
        foreach (var notice in shape.Notices)
        {
            findings.Text(notice.Value.Title, notice.Line, $"The title of the notice '{notice.Value.Id}'", NoticeTexts.Values);
            findings.Text(notice.Value.Body, notice.Line, $"The body of the notice '{notice.Value.Id}'", NoticeTexts.Values);
        }

        return findings.All;
    }

    private static Category[] Named(List<Lined<CategoryShape>> shapes, Findings findings) =>
    [
        .. shapes.Select(c => new Category(
            findings.Kebab(c.Value.Id, c.Line, "The id"),
            findings.Text(c.Value.Name, c.Line, "The name", CityValue),
            findings.Text(c.Value.Lead, c.Line, "The lead", CityValue))),
    ];

    private static T? Parsed<T>(string text, Findings findings) where T : class, new()
    {
        try
        {
            return Yaml.Read<T>(text);
        }
        catch (YamlException e)
        {
            var (what, mend) = YamlWords.Of(e);
            findings.Mistake((int)e.Start.Line, what, mend);
            return null;
        }
    }

    [GeneratedRegex("""\b(?:ja|easy|title|label):[ ]+(?:"(?<quoted>[^"\n]*)"|(?<bare>[^"{}\[\],\n#][^,}\n]*))""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SaidWords();
}
