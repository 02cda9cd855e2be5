using SmartLocal.Platform.Kit;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>What somebody typed, question by question, right or wrong, as she reads it.</summary>
public static class TypedLines
{
    /// <summary>The questions in which anything was typed, those of rows too; a value that can't be read stands as it was typed.</summary>
    public static IReadOnlyList<Answer> Of(IEnumerable<FormItem> items, Typed typed, Reading reading, Text text)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(text);
        return [.. Of(items, typed, reading, text, null)];
    }

    private static IEnumerable<Answer> Of(IEnumerable<FormItem> items, Typed typed, Reading reading, Text text, RichText? row)
    {
        foreach (var item in items)
        {
            if (item is GroupItem group)
            {
                for (var i = 0; i < typed.RowsOf(group.Id).Count; i++)
                    foreach (var line in Of(group.Row.Items, typed.RowsOf(group.Id)[i], reading, text, RowOf(group, i, row, text))) yield return line;
            }
            else if (!item.IsEmpty(typed))
            {
                yield return new Answer(Within(row, text.Of(item.Label), text), Shown(item, typed, reading, text));
            }
        }
    }

    internal static RichText RowOf(GroupItem group, int row, RichText? within, Text text) =>
        Within(within, text.Of("forms.row", ("each", group.Each), ("number", $"{row + 1}")), text);

    internal static RichText Within(RichText? row, RichText label, Text text) => row is null ? label : text.Of("forms.of", ("whole", row), ("part", label));

    internal static RichText? Shown(FormItem item, Typed typed, Reading reading, Text text) => item.Read(typed, reading, required: false).Try(out var answer, out _)
        ? answer?.Show(text)
        : RichText.Verbatim(string.Join(' ', item.Paths.Select(p => typed[p]).Where(t => !string.IsNullOrWhiteSpace(t))));
}
