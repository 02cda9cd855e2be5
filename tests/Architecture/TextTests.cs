using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmartLocal.Kernel;

namespace SmartLocal.Tests.Architecture;

/// <summary>Every sentence that a person can meet stands in the text files, in every language.</summary>
public sealed partial class TextTests
{
    private static readonly string[] Languages = ["ja", "easy", "en"];

    /// <summary>Keys of texts that are signs on paper, the same for every reader: kanji without furigana may stand in their easy text.</summary>
    private static readonly string[] SignsOnPaper = ["records.number.", "records.document.", "cases.document."];

    private static readonly Dictionary<string, Dictionary<string, (string File, string Text)>> Texts = Languages.ToDictionary(l => l, Read);

    [Fact]
    public void Every_refusal_has_its_sentence_in_every_language() => Verdict.None(
        from kind in RefusalKinds()
        from language in Languages
        where !Texts[language].ContainsKey("refusal." + kind.Code)
        select $"refusal.{kind.Code} has no sentence in {language}: say what is wrong and how to mend it, in the module's Text.{language}.json");

    [Fact]
    public void Every_sentence_of_a_refusal_has_its_refusal()
    {
        var codes = RefusalKinds().Select(k => "refusal." + k.Code).ToHashSet();
        Verdict.None(Texts["ja"].Where(t => t.Key.StartsWith("refusal.", StringComparison.Ordinal) && !codes.Contains(t.Key))
            .Select(t => $"{t.Value.File}: {t.Key} is the sentence of no RefusalKind; delete it"));
    }

    [Fact]
    public void No_two_refusals_have_the_same_code() => Verdict.None(RefusalKinds()
        .GroupBy(k => k.Code).Where(g => g.Count() > 1).Select(g => $"{g.Key} is the code of {g.Count()} refusals"));

    [Fact]
    public void Every_text_is_written_in_every_language() => Verdict.None(
        from text in Texts["ja"]
        from language in Languages
        where !Texts[language].ContainsKey(text.Key)
        select $"{text.Value.File}: {text.Key} has no text in {language}");

    [Fact]
    public void Every_text_that_the_code_asks_for_exists() => Verdict.None(
        from file in Repository.Code("src").Where(f => !f.Contains("/Template/", StringComparison.Ordinal))
        from asked in Asked().Matches(SourceText.WithoutComments(Repository.Read(file), file.EndsWith(".razor", StringComparison.Ordinal))).Select(m => m.Groups["key"].Value)
        where !Texts["ja"].ContainsKey(asked)
        select $"{file} asks for the text {asked}, which is in no *Text.ja.json");

    [Fact]
    public void Every_text_is_asked_for_by_somebody()
    {
        var literals = Repository.Code("src").SelectMany(f => Literals().Matches(Repository.Read(f)).Select(m => m.Groups["text"].Value)).ToHashSet();
        // A key may be put together: "records.origin." + code, $"records.number.{code}".
        var beginnings = literals.Select(l => l.Split('{')[0]).Where(l => l.Length > 5 && (l.EndsWith('.') || l.EndsWith('-')) && l.Contains('.', StringComparison.Ordinal)).ToHashSet();
        Verdict.None(Texts["ja"]
            .Where(t => !t.Key.StartsWith("refusal.", StringComparison.Ordinal) && !literals.Contains(t.Key))
            .Where(t => !beginnings.Any(b => t.Key.StartsWith(b, StringComparison.Ordinal)))
            .Select(t => $"{t.Value.File}: nobody asks for {t.Key}; delete it in all languages"));
    }

    [Fact]
    public void Every_kanji_of_an_easy_text_has_its_furigana() => Verdict.None(
        from text in Texts["easy"]
        where !SignsOnPaper.Any(s => text.Key.StartsWith(s, StringComparison.Ordinal))
        let bare = Kanji().Match(Furigana().Replace(text.Value.Text, ""))
        where bare.Success
        select $"{text.Value.File}: {text.Key} has 「{bare.Value}」 without furigana; write {{漢字|かんじ}} or choose an easier word");

    [Fact]
    public void A_text_stands_in_the_files_of_its_module() => Verdict.None(
        from text in Texts["ja"]
        where !text.Value.File.StartsWith("src/Platform/", StringComparison.Ordinal)
        let owner = Path.GetFileName(text.Value.File).Replace("Text.ja.json", "", StringComparison.Ordinal)
        let area = text.Key.StartsWith("refusal.", StringComparison.Ordinal) ? text.Key["refusal.".Length..] : text.Key
        let name = SmartLocal.Platform.Modules.Words.Kebab(owner)
        where !area.StartsWith(name + ".", StringComparison.Ordinal)
        select $"{text.Value.File}: {text.Key} must begin with {name}.");

    private static IEnumerable<RefusalKind> RefusalKinds() => BuiltCity.Assemblies
        .SelectMany(a => a.GetTypes()).Where(t => !t.ContainsGenericParameters)
        .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(f => f.FieldType == typeof(RefusalKind)).Select(f => (RefusalKind)f.GetValue(null)!);

    private static Dictionary<string, (string File, string Text)> Read(string language)
    {
        var texts = new Dictionary<string, (string File, string Text)>(StringComparer.Ordinal);
        foreach (var file in Repository.Files("src", $"Text.{language}.json"))
        {
            using var document = JsonDocument.Parse(Repository.Read(file));
            foreach (var text in document.RootElement.EnumerateObject()) texts.Add(text.Name, (file, text.Value.GetString()!));
        }

        return texts;
    }

    [GeneratedRegex("""(?:\b[Tt]ext(?:\.Of\(|\[)|\bText\.In\([^()]*\)(?:\.Of\(|\[)|LabelKey => |[Nn]oticeKey: ?|Page\.Then\([^;]*?, ?)"(?<key>[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)"(?! ?\+)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Asked();

    [GeneratedRegex("""\$?"(?<text>[a-z][^"\\\s]*)"?""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Literals();

    [GeneratedRegex(@"\{[^{}|]+\|[^{}]+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Furigana();

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}々]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Kanji();
}
