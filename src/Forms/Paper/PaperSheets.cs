using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>
/// A form laid out on sheets of A4, as an official 様式 is: a row for each question, its words on the left, room to write on the right.
/// Every height is known beforehand, so that nothing moves between the measuring of the reading zones and the print.
/// </summary>
public sealed class PaperSheets
{
    /// <summary>Room for rows on a sheet, in millimetres: 297 less the margins, the corner marks, head and foot.</summary>
    private const int FirstRoom = 211, Room = 236;

    /// <summary>The most rows of a group that are printed: who has more copies the sheet.</summary>
    private const int MostRows = 3;

    private readonly List<List<PaperRow>> sheets = [[]];
    private readonly Text text;
    private int left = FirstRoom;

    private PaperSheets(Text text) => this.text = text;

    /// <summary>The sheets in their order, each with its rows.</summary>
    public IReadOnlyList<IReadOnlyList<PaperRow>> All => sheets;

    /// <summary>Lays out a form: blank, or with these answers.</summary>
    public static PaperSheets Of(FormDefinition form, Answers? answers, Text text)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(text);
        var paper = new PaperSheets(text);
        foreach (var step in form.Steps)
        {
            var head = new PaperRow(PaperRowKind.Title, text.Of(step.Title), null, null, "", null, 9);
            // A title never stands alone at the foot of a sheet.
            paper.Keep(head.Height + 14);
            paper.Add(head);
            Section? section = null;
            foreach (var item in step.Items)
            {
                if (item.Section is not null && item.Section != section) paper.Add(new PaperRow(PaperRowKind.Heading, text.Of(item.Section.Label), null, null, "", null, 7));
                section = item.Section;
                paper.Add(item, answers, "", form.All, form.All);
            }
        }

        return paper;
    }

    private void Add(FormItem item, Answers? answers, string prefix, ItemSet set, ItemSet all)
    {
        var when = item.ShownWhen.Select(c => ConditionWords.Of(c, set, all, text)).OfType<RichText>().ToList();
        if (item is GroupItem group)
        {
            Add(group, answers, prefix, when, all);
            return;
        }

        var answer = answers?.Find(item.Id);
        if (item is NoteItem) Add(new PaperRow(PaperRowKind.Note, text.Of(item.Label), null, null, "", null, PaperSize.Lines(text.Of(item.Label).Plain, PaperSize.WholeWidth) * 5 + 3));
        else Add(new PaperRow(PaperRowKind.Item, text.Of(item.Label), Joined(when), item, prefix, answer, PaperSize.HeightOf(item, text, when, answer)));
    }

    private void Add(GroupItem group, Answers? answers, string prefix, List<RichText> when, ItemSet all)
    {
        var filled = answers?.Find(group.Id)?.Rows ?? [];
        var count = Math.Max(filled.Count, Math.Min(group.MaxRows, MostRows));
        var many = group.MaxRows > count ? text["forms.paper.more-rows"] : null;
        Add(new PaperRow(PaperRowKind.Heading, text.Of(group.Label), Joined(many is null ? when : [.. when, many]), null, "", null, 8));
        for (var i = 0; i < count; i++)
        {
            var numbered = text.Of("forms.paper.row", ("each", text.Of(group.Each)), ("number", i + 1));
            // A row of a group stands on one sheet, where one holds it.
            var whole = 6 + group.Row.Items.Sum(inner => inner is GroupItem ? 20 : PaperSize.HeightOf(inner, text, [], i < filled.Count ? filled[i].Find(inner.Id) : null));
            Keep(whole <= Room ? whole : 20);
            Add(new PaperRow(PaperRowKind.Numbered, numbered, null, null, "", null, 6));
            foreach (var item in group.Row.Items) Add(item, i < filled.Count ? filled[i] : null, $"{prefix}{group.Id}.{i}.", group.Row, all);
        }
    }

    private void Add(PaperRow row)
    {
        Keep(row.Height);
        sheets[^1].Add(row);
        left -= row.Height;
    }

    private void Keep(int height)
    {
        if (height <= left || sheets[^1].Count == 0) return;
        sheets.Add([]);
        left = Room;
    }

    private static RichText? Joined(List<RichText> parts) => parts.Count == 0 ? null : RichText.Join(" ", parts);
}

/// <summary>A row of a sheet.</summary>
/// <param name="Kind">What kind of row.</param>
/// <param name="Label">Its words.</param>
/// <param name="When">When it is to be filled in, in words; null for always.</param>
/// <param name="Item">The question; null for a heading.</param>
/// <param name="Prefix">Before the item's id in the path of its zones: that of its row.</param>
/// <param name="Answer">The answer, where the sheet is printed filled in.</param>
/// <param name="Height">Its height in whole millimetres.</param>
public sealed record PaperRow(PaperRowKind Kind, RichText Label, RichText? When, FormItem? Item, string Prefix, ItemAnswer? Answer, int Height);

/// <summary>The kinds of rows on paper.</summary>
public enum PaperRowKind
{
    /// <summary>The title of a step.</summary>
    Title,

    /// <summary>The heading of a section or of a group.</summary>
    Heading,

    /// <summary>The number of a group's row.</summary>
    Numbered,

    /// <summary>A paragraph.</summary>
    Note,

    /// <summary>A question with room to answer.</summary>
    Item,
}
