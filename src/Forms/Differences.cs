using SmartLocal.Kernel;
using SmartLocal.Platform.Kit;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>What one window typed and another typed otherwise.</summary>
public static class Differences
{
    /// <summary>The questions to which the two are not the same, with what stands in the other.</summary>
    /// <param name="items">The questions.</param>
    /// <param name="mine">What one has.</param>
    /// <param name="other">What the other has.</param>
    /// <param name="reading">What answers are read against; what can't be read is shown as it was typed.</param>
    /// <param name="text">The words.</param>
    public static IReadOnlyList<Answer> Of(IEnumerable<FormItem> items, Typed mine, Typed other, Reading reading, Text text)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(text);
        return [.. Of(items, mine, other, reading, text, null)];
    }

    private static IEnumerable<Answer> Of(IEnumerable<FormItem> items, Typed mine, Typed other, Reading reading, Text text, RichText? row)
    {
        foreach (var item in items)
        {
            if (mine.Written([item]) == other.Written([item]) || (item.IsEmpty(mine) && item.IsEmpty(other))) continue;
            if (item is not GroupItem group)
            {
                yield return new Answer(TypedLines.Within(row, text.Of(item.Label), text), TypedLines.Shown(item, other, reading, text));
                continue;
            }

            var (ours, theirs) = (mine.RowsOf(group.Id), other.RowsOf(group.Id));
            if (ours.Count != theirs.Count) yield return new Answer(TypedLines.Within(row, text.Of(item.Label), text), text.Of("forms.rows", ("each", group.Each), ("count", theirs.Count)));
            for (var i = 0; i < Math.Min(ours.Count, theirs.Count); i++)
                foreach (var inRow in Of(group.Row.Items, ours[i], theirs[i], reading, text, TypedLines.RowOf(group, i, row, text)))
                    yield return inRow;
        }
    }
}
