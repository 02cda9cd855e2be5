using System.Text;
using System.Text.RegularExpressions;
using SmartLocal.Platform.Releases;

namespace SmartLocal.Forms;

/// <summary>
/// What procedures ask and say in the same words everywhere (<c>vocabulary.yaml</c>). A definition that uses some of it carries those words
/// with it from the moment it is handed in, below its own text: so a version means the same for ever, and a change of the vocabulary is a
/// new version of just those procedures whose words it changes.
/// </summary>
public static partial class Vocabulary
{
    /// <summary>Its file in the city folder.</summary>
    public const string FileName = "vocabulary.yaml";

    /// <summary>The choices that a wished time has where its definition names none.</summary>
    internal const string TimesOfDay = "times";

    private const string WishedTime = "kind: preferred-time";

    private const string Mark = "--- # The words of the vocabulary that this procedure uses.";

    /// <summary>The files with each procedure carrying the words it uses. Done twice, it is the same.</summary>
    /// <param name="files">The files of the city.</param>
    /// <param name="procedures">The paths of those that are procedures.</param>
    public static ReleaseFiles Carried(ReleaseFiles files, Func<string, bool> procedures)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(procedures);
        var entries = files[FileName] is { } file ? Entries(file.Text) : [];
        return new ReleaseFiles(files.All.Select(f => procedures(f.Path) ? f.WithText(Carrying(f.Text, entries)) : f));
    }

    /// <summary>A definition's own text, and the words below it; empty where it carries none.</summary>
    internal static (string Own, string Words) Split(string text)
    {
        var at = text.IndexOf("\n" + Mark, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..(at + 1)], text[(at + 1 + Mark.Length)..]);
    }

    /// <summary>A definition's own text without what it asks, and what it asks; line numbers of the first stay as they are.</summary>
    internal static (string Head, string Form) Parts(string own)
    {
        var lines = own.Split('\n');
        var from = Array.FindIndex(lines, l => l.StartsWith("form:", StringComparison.Ordinal));
        if (from < 0) return (own, "");
        var until = Array.FindIndex(lines, from + 1, l => l.Length > 0 && char.IsAsciiLetter(l[0]));
        if (until < 0) until = lines.Length;
        return (string.Join('\n', lines[..from].Concat(Enumerable.Repeat("", until - from)).Concat(lines[until..])), string.Join('\n', lines[from..until]));
    }

    private static string Carrying(string text, IReadOnlyList<Entry> entries)
    {
        var own = Split(text).Own;
        var used = Used(own, entries);
        if (used.Count == 0) return own;
        var written = new StringBuilder(own);
        if (!own.EndsWith('\n')) written.Append('\n');
        written.Append(Mark).Append('\n');
        foreach (var section in used.GroupBy(e => e.Section))
        {
            written.Append(section.Key).Append(":\n");
            foreach (var entry in section) written.Append(entry.Text);
        }

        return written.ToString();
    }

    // In the order of the vocabulary, so that the same use gives the same text.
    private static List<Entry> Used(string own, IReadOnlyList<Entry> entries)
    {
        var used = new HashSet<Entry>();
        foreach (Match use in Uses().Matches(own)) Take("items blocks texts notices", Name(use));
        foreach (Match use in Choices().Matches(own)) Take("choices", Name(use));
        if (own.Contains(WishedTime, StringComparison.Ordinal)) Take("choices", TimesOfDay);
        var written = OwnNotices().Matches(own).Select(n => n.Groups["which"].Value).ToHashSet(StringComparer.Ordinal);
        foreach (var notice in NoticeTexts.Standard(OutcomeKinds().Match(own).Groups["kind"].Value).Where(n => !written.Contains(n.Split('-')[0]))) Take("notices", notice);
        return [.. entries.Where(used.Contains)];

        void Take(string sections, string id)
        {
            foreach (var entry in entries.Where(e => e.Id == id && sections.Split(' ').Contains(e.Section)))
            {
                if (!used.Add(entry)) continue;
                if (entry.Section == "blocks")
                    foreach (var item in entry.Items) Take("items", item);
                foreach (Match choices in Choices().Matches(entry.Text)) Take("choices", Name(choices));
                if (entry.Text.Contains(WishedTime, StringComparison.Ordinal)) Take("choices", TimesOfDay);
            }
        }
    }

    private static string Name(Match use) => use.Groups["name"].Value.Trim('"', '\'');

    internal static IReadOnlyList<Entry> Entries(string text)
    {
        var entries = new List<Entry>();
        var section = "";
        var lines = new List<string>();
        foreach (var line in text.Split('\n').Select(l => l.TrimEnd('\r')))
        {
            if (SectionHead().Match(line) is { Success: true } head)
            {
                Close();
                section = head.Groups["name"].Value;
                continue;
            }

            if (EntryHead().IsMatch(line)) Close();
            if (lines.Count > 0 || EntryHead().IsMatch(line)) lines.Add(line);
        }

        Close();
        return entries;

        void Close()
        {
            while (lines.Count > 0 && (lines[^1].Trim().Length == 0 || lines[^1].TrimStart().StartsWith('#'))) lines.RemoveAt(lines.Count - 1);
            if (lines.Count > 0) entries.Add(new Entry(section, EntryHead().Match(lines[0]).Groups["id"].Value.Trim('"', '\''), string.Concat(lines.Select(l => l + "\n"))));
            lines.Clear();
        }
    }

    internal sealed record Entry(string Section, string Id, string Text)
    {
        public IEnumerable<string> Items => BlockItems().Match(Text).Groups["items"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(@"\buse:\s*(?<name>[^\s,{}\[\]#]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Uses();

    [GeneratedRegex(@"\bchoices:\s*(?<name>[^\s,{}\[\]#]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Choices();

    [GeneratedRegex(@"^ {4,}(?<which>grant|refuse|accept|book|reply):\s*(\{\s*title:.*)?$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex OwnNotices();

    [GeneratedRegex(@"^\s+outcome:\s*(\{\s*)?\s*kind:\s*(?<kind>[a-z]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex OutcomeKinds();

    [GeneratedRegex(@"^(?<name>[a-z]+):\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SectionHead();

    [GeneratedRegex(@"^  - id:\s*(?<id>\S+)\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EntryHead();

    [GeneratedRegex(@"^    items:\s*\[(?<items>[^\]]*)\]", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex BlockItems();
}
