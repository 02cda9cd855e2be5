using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>
/// How much room things take on paper, in millimetres. Letters are counted as wide as the widest of their kind, so that what is reckoned
/// here is never less than what the browser needs; the style sheet of paper has the same sizes.
/// </summary>
internal static class PaperSize
{
    /// <summary>Width of the words of a question, of the room beside them, and of both.</summary>
    public const decimal LabelWidth = 46, FieldWidth = 128, WholeWidth = 174;

    private const decimal Letter = 3.3m, Line = 4.4m, Padding = 2.4m;

    /// <summary>The room that a choice takes: its box, its words and the gap after it.</summary>
    private const decimal BoxAndGap = 9.5m;

    /// <summary>The tallest row that the style sheet knows.</summary>
    private const int Tallest = 200;

    public static int HeightOf(FormItem item, Text text, IReadOnlyList<RichText> when, ItemAnswer? answer = null)
    {
        var label = Lines(text.Of(item.Label).Plain + (item.Required ? text["forms.paper.must"].Plain : ""), LabelWidth);
        var words = item is CheckItem ? 1 : label + when.Sum(w => Lines(w.Plain, LabelWidth));
        var help = item is FileItem && item.Reason is not null ? Lines(text.Of(item.Reason).Plain, FieldWidth) : 0;
        return Math.Min(Tallest, (int)Math.Ceiling(Math.Max(Math.Max(FieldHeight(item, text), AnswerHeight(item, answer)) + (help * Line), words * Line) + Padding));
    }

    /// <summary>How many lines the text takes in the width, at 9 points.</summary>
    public static int Lines(string plain, decimal width) =>
        plain.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(Width(line) / width)));

    /// <summary>As much of a long answer as a row of a sheet holds, and whether that is all of it.</summary>
    public static (string Shown, bool IsWhole) Fit(string answer)
    {
        if (AreaHeight(answer) <= Tallest - Padding) return (answer, true);
        var (from, to) = (0, answer.Length);
        while (to - from > 1)
        {
            var middle = (from + to) / 2;
            if (AreaHeight(answer[..middle]) <= Tallest - Padding - Line) from = middle;
            else to = middle;
        }

        return (answer[..from], false);
    }

    // What she has typed stands on paper whole: its row grows with it.
    private static decimal AnswerHeight(FormItem item, ItemAnswer? answer) => (item, answer?.Value) switch
    {
        (TextAreaItem, string text) => AreaHeight(text) + 1,
        (BankItem or PersonNameItem or KanaItem, _) => 0,
        (TextualItem, string text) => LineHeight(text),
        (AnyAddressItem, PlacedAddress placed) => LineHeight(placed.Text) + 6,
        _ => 0,
    };

    private static decimal AreaHeight(string text) => (Lines(text, FieldWidth - 6) * Line) + 3;

    private static decimal LineHeight(string text) => (Lines(text, FieldWidth - 22) * Line) + 4;

    private static decimal FieldHeight(FormItem item, Text text) => item switch
    {
        TextAreaItem => 26,
        AnyAddressItem => 14,
        BankItem => 14,
        PeriodItem => 16,
        PreferredTimeItem wished => 8 + (ChoiceLines(wished.Times, text) * 6),
        MapPointItem => 26,
        CheckItem => Lines(text.Of(item.Label).Plain, WholeWidth - 8) * Line + 1,
        SelectItem select => ChoiceLines(select.Options, text) * 6,
        ChooseManyItem many => ChoiceLines(many.Options, text) * 6,
        YesNoItem or FileItem => 6,
        _ => 8,
    };

    private static int ChoiceLines(IReadOnlyList<Option> options, Text text)
    {
        var (lines, used) = (1, 0m);
        foreach (var option in options)
        {
            var wide = Math.Min(FieldWidth, Width(text.Of(option.Label).Plain) + BoxAndGap);
            var own = (int)Math.Ceiling((Width(text.Of(option.Label).Plain) + BoxAndGap) / FieldWidth);
            if (used > 0 && used + wide > FieldWidth)
            {
                lines++;
                used = 0;
            }

            lines += own - 1;
            used += wide;
        }

        return lines;
    }

    private static decimal Width(string line) => line.Sum(c => c < 0x80 ? Letter * 0.62m : Letter);
}
