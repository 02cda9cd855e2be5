using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SmartLocal.Tests.Architecture;

/// <summary>The documents say what is there, and nothing that is not.</summary>
public sealed partial class DocsTests
{
    private const int LongestDecision = 60;

    [Fact]
    public void Every_package_stands_with_licence_and_reason()
    {
        var taken = XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion").Select(p => p.Attribute("Include")!.Value).ToList();
        var rows = Rows("docs/dependencies.md").Where(r => r[0].StartsWith('`')).ToList();
        var told = rows.Select(r => r[0].Trim('`')).ToList();
        Verdict.None(taken.Except(told).Select(p => $"{p} is in Directory.Packages.props and not in docs/dependencies.md: add its licence and why it is needed")
            .Concat(told.Except(taken).Select(p => $"{p} is in docs/dependencies.md and in no Directory.Packages.props: delete the row"))
            .Concat(rows.Where(r => r.Length < 3 || r[1].Length < 3 || r[2].Length < 12).Select(r => $"docs/dependencies.md: {r[0]} needs its licence and its reason")));
    }

    [Fact]
    public void Every_package_is_used()
    {
        var used = Repository.Files("", ".csproj", "Directory.Build.props").SelectMany(f => Project.Read(f).Packages).ToHashSet();
        // Pinned ones are asked for by other packages.
        var pinned = XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("ItemGroup")
            .Where(g => g.Attribute("Label")?.Value.StartsWith("Pinned", StringComparison.Ordinal) is true)
            .Descendants("PackageVersion").Select(p => p.Attribute("Include")!.Value);
        Verdict.None(XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion").Select(p => p.Attribute("Include")!.Value)
            .Except(used).Except(pinned).Select(p => $"{p} is used by no project: delete it from Directory.Packages.props"));
    }

    [Fact]
    public void Decisions_have_a_number_each_and_fit_on_a_page()
    {
        var files = Repository.Files("docs/decisions", ".md").ToList();
        Verdict.None(files.GroupBy(f => Path.GetFileName(f)[..4]).Where(g => g.Count() > 1 || !g.Key.All(char.IsAsciiDigit))
            .Select(g => $"{string.Join(" and ", g)} need a number of four digits that no other decision has")
            .Concat(files.Where(f => Repository.Lines(f).Length > LongestDecision).Select(f => $"{f} has more than {LongestDecision} lines: one page"))
            .Concat(files.Where(f => !Decision().IsMatch(Repository.Read(f))).Select(f => $"{f} must have a title and the parts “Why”, “Decision” and “What it costs”")));
    }

    [Fact]
    public void Every_module_and_every_noun_of_a_contract_has_a_word()
    {
        var words = Rows("docs/words.md").Where(r => r.Length >= 4).SelectMany(r => r[2].Split(',', '/')).Select(Noun).ToHashSet();
        var modules = HousePlan.Projects.Select(p => p.Name).Except(["Kernel", "Platform", "Host", "Simulators"]);
        Verdict.None(modules.Where(m => !words.Contains(Noun(m)))
            .Select(m => $"docs/words.md has no row whose English name is {m}: what does the city call it?")
            .Concat(HousePlan.Projects.Where(p => p.Name is not ("Kernel" or "Platform" or "Host"))
                .SelectMany(p => p.Assembly.GetExportedTypes().Where(t => t.Namespace?.EndsWith(".Contracts", StringComparison.Ordinal) is true && !t.IsNested))
                .Where(t => !Parts(t.Name).Any(words.Contains))
                .Select(t => $"docs/words.md has no row for any noun in {t.FullName}: add its Japanese term, or find the city's word for it")));
    }

    [Fact]
    public void Every_word_has_its_japanese_term_its_reading_and_its_meaning() => Verdict.None(Rows("docs/words.md")
        .Where(r => r.Length >= 4 && (r.Any(c => c.Length == 0) || !Reading().IsMatch(r[1])))
        .Select(r => $"docs/words.md: {string.Join(" | ", r)} needs term, reading in hiragana, English name and meaning"));

    [Fact]
    public void No_link_of_a_document_leads_nowhere() => Verdict.None(
        from file in Repository.Files("", ".md")
        from target in Link().Matches(Repository.Read(file)).Select(m => m.Groups["to"].Value)
        where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#') && !target.StartsWith("mailto:", StringComparison.Ordinal)
        let path = Path.Combine(Repository.Root, Path.GetDirectoryName(file)!, target.Split('#')[0])
        where !File.Exists(path) && !Directory.Exists(path)
        select $"{file} points at {target}, which is not there");

    /// <summary>ApplicationId → application; DraftForDecision → draft, decision. Long forms too: ReceiptNumber → receiptnumber.</summary>
    private static IEnumerable<string> Parts(string type)
    {
        var parts = Part().Matches(type.Split('`')[0]).Select(m => m.Value).ToList();
        for (var from = 0; from < parts.Count; from++)
            for (var count = 1; count <= parts.Count - from; count++)
                yield return Noun(string.Concat(parts.Skip(from).Take(count)));
    }

    private static string Noun(string word)
    {
        var plain = new string([.. word.Where(char.IsLetter)]).ToLowerInvariant();
        return plain.EndsWith("ies", StringComparison.Ordinal) ? plain[..^3] + "y" : plain.TrimEnd('s');
    }

    /// <summary>The rows of the tables of a document, heads and rules left out.</summary>
    private static IEnumerable<string[]> Rows(string file)
    {
        var lines = Repository.Lines(file);
        return lines.Where((l, at) => l.StartsWith('|') && !l.StartsWith("|-", StringComparison.Ordinal) && !l.StartsWith("|:", StringComparison.Ordinal)
                && !(at + 1 < lines.Length && lines[at + 1].StartsWith("|-", StringComparison.Ordinal)))
            .Select(l => l.Trim('|', ' ').Split('|').Select(c => c.Trim()).ToArray());
    }

    [GeneratedRegex(@"\A# .+[\s\S]*^## Why$[\s\S]*^## Decision$[\s\S]*^## What it costs$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Decision();

    [GeneratedRegex(@"^[\p{IsHiragana}\p{IsKatakana}・、 A-Za-z0-9]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reading();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("[A-Z][a-z0-9]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();
}
