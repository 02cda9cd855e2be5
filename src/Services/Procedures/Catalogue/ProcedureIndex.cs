using System.Text.RegularExpressions;
using SmartLocal.Forms;
using SmartLocal.Platform.Search;
using SmartLocal.Platform.Text;

namespace SmartLocal.Procedures.Catalogue;

/// <summary>
/// What of a procedure people may find it by: its name before the words beside it, those before what it is for, and last what it
/// asks. Japanese is found by its reading too, which the easy text has.
/// </summary>
internal static partial class ProcedureIndex
{
    private const int Name = 100, Words = 55, Heading = 25, Purpose = 15, Terms = 8, Questions = 4;
    private const int MostEvents = 3;
    private const double EachEvent = 0.01;

    /// <summary>The index of a release.</summary>
    /// <param name="procedures">The procedures in force, in the catalogue's order.</param>
    /// <param name="categories">The categories in which they stand.</param>
    /// <param name="events">The life events with which people come to them.</param>
    /// <param name="asked">The words of what each asks.</param>
    /// <param name="synonyms">What else people call it.</param>
    public static SearchIndex<ProcedureDefinition> Of(
        IReadOnlyList<ProcedureDefinition> procedures, IReadOnlyList<Category> categories, IReadOnlyList<Category> events,
        Func<ProcedureDefinition, IEnumerable<string>> asked, Synonyms synonyms) =>
        SearchIndex<ProcedureDefinition>.Of([.. procedures.Select(p => Document(p, categories, events, [.. asked(p)]))], synonyms);

    // Whoever types no more than 児童手当 stands at one of the events with which people come to it, and rather claims than ends it.
    private static SearchDocument<ProcedureDefinition> Document(
        ProcedureDefinition p, IReadOnlyList<Category> categories, IReadOnlyList<Category> events, IReadOnlyList<string> asked) => new(p, Fields(p, categories, events, asked))
    {
        Readings = [.. asked.Append(p.Name.Easy).Append(p.Summary.Easy).OfType<string>().SelectMany(Readings)],
        Standing = Math.Min(p.Events.Count, MostEvents) * EachEvent,
    };

    private static IEnumerable<(string Written, string Reading)> Readings(string easy) =>
        Furigana().Matches(easy).Select(m => (m.Groups["words"].Value, m.Groups["reading"].Value)).Where(r => r.Item1.Length > 1);

    private static SearchField[] Fields(ProcedureDefinition p, IReadOnlyList<Category> categories, IReadOnlyList<Category> events, IEnumerable<string> asked) =>
    [
        new(Name, [.. Spoken(p.Name), p.Reading]) { IsName = true },
        new(Words, p.Words) { IsName = true },
        new(Heading, [.. categories.Where(c => c.Id == p.Category).Concat(events.Where(e => p.Events.Contains(e.Id))).SelectMany(c => Spoken(c.Name).Concat(Spoken(c.Lead)))]),
        new(Purpose, [.. Spoken(p.Summary), .. Spoken(p.Result.Value), .. p.Benefit is null ? [] : Spoken(p.Benefit.Value)]),
        new(Terms, [.. p.Applicants.Value.Concat(p.Needed.Value).SelectMany(Spoken)]),
        new(Questions, [.. asked.SelectMany(Written)]),
    ];

    private static IEnumerable<string> Spoken(LocalText words)
    {
        yield return Values().Replace(words.Ja, " ");
        if (words.En is { } english) yield return Values().Replace(english, " ");
        if (words.Easy is { } easy) yield return Read(easy);
    }

    // Furigana are written where one text serves both.
    private static IEnumerable<string> Written(string words) =>
        words.Contains('|', StringComparison.Ordinal) ? [Furigana().Replace(words, "${words}").Replace(" ", "", StringComparison.Ordinal), Read(words)] : [words];

    private static string Read(string easy) => Values().Replace(Furigana().Replace(easy, "${reading}"), " ");

    [GeneratedRegex(@"\{(?<words>[^{}|]+)\|(?<reading>[^{}|]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Furigana();

    [GeneratedRegex(@"\{[a-z]+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Values();
}
