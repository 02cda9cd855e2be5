using System.Text.RegularExpressions;

namespace SmartLocal.Tests.Architecture;

/// <summary>Style is executed, not written in a wiki.</summary>
public sealed partial class TidyTests
{
    private const int LongestFile = 400;

    /// <summary>Words that must not land, and what to do instead. This folder names them and is read by people.</summary>
    private static readonly (string Word, string Folder, string Instead)[] Banned =
    [
        ("TODO", "", "do it, or say in the page how it is done until then"),
        ("FIXME", "", "mend it"),
        ("NotImplementedException", "", "write it, or leave it out"),
        ("#pragma warning disable", "", "change the code, or the rule in .editorconfig with its reason"),
        ("SuppressMessage", "", "change the code, or the rule in .editorconfig with its reason"),
        ("#region", "", "one idea in one file needs no folding"),
        ("Skip =", "tests", "make it run, or delete it"),
        ("Thread.Sleep", "", "wait for what is awaited, not for time"),
        ("Task.Delay(", "tests", "wait for what is awaited, not for time"),
        (".Result;", "src", "await it"),
    ];

    /// <summary>Files whose data is Japanese: laws, scripts and spellings that the product reads, not sentences that a person reads.</summary>
    private static readonly string[] JapaneseData =
    [
        "src/Kernel/Addresses/", "src/Kernel/BusinessDays/", "src/Kernel/Money/Yen.cs", "src/Kernel/People/", "src/Kernel/Text/", "src/Kernel/Time/", "src/Kernel/Contact/",
        "src/Platform/Search/Inflection.cs",
    ];

    private static readonly string[] FoldersWithoutMeaning = ["Services", "Helpers", "Dtos", "Utils", "Common", "Managers", "Models", "Interfaces", "Shared", "Misc"];

    /// <summary>Files of somebody else, kept to the byte as they were published.</summary>
    private const string AsOthersWroteIt = "src/Platform/wwwroot/kit/maplibre/";

    private static IEnumerable<string> Sources => Repository.Code("src").Concat(Repository.Code("tests")).Concat(Repository.Code("benchmarks"));

    [Fact]
    public void No_file_is_longer_than_can_be_read_at_once() => Verdict.None(Sources
        .Select(f => (File: f, Lines: Repository.Lines(f).Length)).Where(f => f.Lines > LongestFile)
        .Select(f => $"{f.File} has {f.Lines} lines, {LongestFile} are the most: which second idea is in it?"));

    [Fact]
    public void No_word_lands_that_puts_work_off() => Verdict.None(
        from banned in Banned
        from file in Repository.Files(banned.Folder, ".cs", ".razor", ".js", ".css", ".csproj", ".props", ".yaml", ".sql")
        where !file.StartsWith("tests/Architecture/", StringComparison.Ordinal) && (banned.Folder.Length == 0 || file.StartsWith(banned.Folder + "/", StringComparison.Ordinal))
        from line in Repository.Lines(file).Select((text, at) => (text, at))
        where line.text.Contains(banned.Word, StringComparison.Ordinal)
        select $"{file}:{line.at + 1} says {banned.Word}: {banned.Instead}");

    [Fact]
    public void Every_file_ends_with_one_line_break_and_no_line_with_spaces() => Verdict.None(
        Repository.Files("", ".cs", ".razor", ".json", ".yaml", ".md", ".css", ".js", ".csproj", ".props", ".slnx", ".txt", ".sql")
            .Where(f => !f.EndsWith("packages.lock.json", StringComparison.Ordinal) && !f.StartsWith(AsOthersWroteIt, StringComparison.Ordinal))
            .SelectMany(file => Untidy(file, Repository.Read(file))));

    [Fact]
    public void Namespaces_are_file_scoped_and_follow_the_folders() => Verdict.None(
        from file in Repository.Files("src", ".cs")
        let declared = Namespace().Match(Repository.Read(file))
        where declared.Success
        let finding = declared.Groups["end"].Value != ";" ? "its namespace has braces"
            : Expected(file) is var expected && declared.Groups["name"].Value != expected ? $"its namespace is {declared.Groups["name"].Value} and should be {expected}" : null
        where finding is not null
        select $"{file}: {finding}");

    [Fact]
    public void Folders_are_named_in_the_citys_words() => Verdict.None(
        from file in Repository.Files("src")
        from folder in file.Split('/')[..^1].Skip(2)
        where FoldersWithoutMeaning.Contains(folder)
        select $"{file}: the folder {folder} says nothing of the city; name it after what is in it");

    [Fact]
    public void No_sentence_for_a_person_stands_in_code() => Verdict.None(
        from file in Repository.Code("src")
        where !JapaneseData.Any(d => file.StartsWith(d, StringComparison.Ordinal))
        from line in SourceText.WithoutComments(Repository.Read(file), file.EndsWith(".razor", StringComparison.Ordinal)).Split('\n').Select((text, at) => (text, at))
        where Japanese().IsMatch(line.text) && !Reviewed.Any(r => r.File == file && line.text.Contains(r.Text, StringComparison.Ordinal))
        select $"{file}:{line.at + 1} has Japanese outside the text files: {line.text.Trim()}");

    [Fact]
    public void The_product_speaks_only_of_itself() => Verdict.None(
        from file in Repository.Files("", ".cs", ".razor", ".md", ".yaml", ".json", ".csproj", ".props", ".js", ".css", ".sh")
        where !file.StartsWith("tests/Architecture/TidyTests", StringComparison.Ordinal) && !file.EndsWith("packages.lock.json", StringComparison.Ordinal)
        from line in Repository.Lines(file).Select((text, at) => (text, at))
        where Elsewhere().IsMatch(line.text)
        select $"{file}:{line.at + 1} speaks of a machine or a plan that the reader doesn't have: {line.text.Trim()}");

    /// <summary>Japanese that stands in code on purpose, each with its reason.</summary>
    private static readonly (string File, string Text)[] Reviewed =
    [
        ("src/Platform/Kit/DateParts.cs", "'元'"), // the first year of an era, as it is typed
        ("src/Platform/Text/Values.cs", "Template.Parse("), // how a day is written out in each language
        ("src/Platform/Releases/CityPart.cs", "Write"), // what an administrator is told to write, in Japanese, into her file
        ("src/Forms/Definitions/Findings.cs", "{漢字|かんじ}"), // the markup she is shown
        ("src/Plan/PlanPart.cs", "{漢字|かんじ}"),
        ("src/Forms/Definitions/DefinitionReader.cs", "{漢字|かんじ}"),
        ("src/Forms/Definitions/Cells.cs", "word switch {"), // yes and no as a clerk writes them into a cell
    ];

    private static IEnumerable<string> Untidy(string file, string text)
    {
        if (text.Length == 0) yield break;
        if (!text.EndsWith('\n') || text.EndsWith("\n\n", StringComparison.Ordinal)) yield return $"{file} must end with exactly one line break";
        if (text.Contains('\r', StringComparison.Ordinal)) yield return $"{file} has line ends of another system; use LF";
        if (!file.EndsWith(".md", StringComparison.Ordinal) && !file.EndsWith(".txt", StringComparison.Ordinal) && TrailingSpace().IsMatch(text)) yield return $"{file} has lines that end with spaces";
    }

    /// <summary>src/Commons/Records/Pages/X.cs → SmartLocal.Records.Pages. The part of a contract that runs stands beside the nouns.</summary>
    private static string Expected(string file)
    {
        var folder = Path.GetDirectoryName(file)!.Replace('\\', '/');
        var project = HousePlan.Projects.First(p => folder == p.Folder || folder.StartsWith(p.Folder + "/", StringComparison.Ordinal));
        var inside = folder[project.Folder.Length..].Trim('/').Replace('/', '.');
        var space = $"SmartLocal.{project.Name}" + (inside.Length == 0 ? "" : "." + inside);
        var contract = $"{project.Folder}/Contracts/{Path.GetFileName(file)}";
        return inside != "Contracts" && File.Exists(Path.Combine(Repository.Root, contract)) ? $"SmartLocal.{project.Name}.Contracts" : Together(space);
    }

    /// <summary>Values that are used together everywhere have one namespace, whatever their folder.</summary>
    private static string Together(string space) =>
        new[] { "SmartLocal.Kernel", "SmartLocal.Feel", "SmartLocal.Forms" }.FirstOrDefault(one => space.StartsWith(one + ".", StringComparison.Ordinal)) ?? space;

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)(?<end>;?)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"[ \t]+$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex TrailingSpace();

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Japanese();

    [GeneratedRegex(@"/work/|shared/(DESIGN|STYLE|facts|data|seed|hooks)|/tmp/bash|\bBRIEF\.md|\bissue #?\d+\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Elsewhere();
}
