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

    public static SearchIndex<ProcedureDefinition> Of(
        IReadOnlyList<ProcedureDefinition> procedures, IReadOnlyList<Category> categories, IReadOnlyList<Category> events, Synonyms synonyms) =>
        SearchIndex<ProcedureDefinition>.Of([.. procedures.Select(p => new SearchDocument<ProcedureDefinition>(p, Fields(p, categories, events)))], synonyms);

    private static SearchField[] Fields(ProcedureDefinition p, IReadOnlyList<Category> categories, IReadOnlyList<Category> events) =>
    [
        new(Name, [.. Spoken(p.Name), p.Reading]) { IsName = true },
        new(Words, p.Words) { IsName = true },
        new(Heading, [.. categories.Where(c => c.Id == p.Category).Concat(events.Where(e => p.Events.Contains(e.Id))).SelectMany(c => Spoken(c.Name).Concat(Spoken(c.Lead)))]),
        new(Purpose, [.. Spoken(p.Summary), .. Spoken(p.Result.Value), .. p.Benefit is null ? [] : Spoken(p.Benefit.Value)]),
        new(Terms, [.. p.Applicants.Value.Concat(p.Needed.Value).SelectMany(Spoken)]),
        new(Questions, [.. p.Form.Steps.SelectMany(s => s.Items.SelectMany(Labels).Prepend(s.Title)).SelectMany(Spoken)]),
    ];

    private static IEnumerable<LocalText> Labels(FormItem item) => item is GroupItem group ? group.Row.Items.SelectMany(Labels).Prepend(item.Label) : [item.Label];

    private static IEnumerable<string> Spoken(LocalText words)
    {
        yield return Values().Replace(words.Ja, " ");
        if (words.En is { } english) yield return Values().Replace(english, " ");
        if (words.Easy is { } easy) yield return Values().Replace(Furigana().Replace(easy, "${reading}"), " ");
    }

    [GeneratedRegex(@"\{[^{}|]+\|(?<reading>[^{}|]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Furigana();

    [GeneratedRegex(@"\{[a-z]+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Values();
}
