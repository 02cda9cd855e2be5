using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>What a page that stands open has to show by the answers so far: each item that is asked or required only of some, and each value that was reckoned.</summary>
/// <param name="Path">The item, in a row <c>児童.0.別居の住所</c>.</param>
/// <param name="Item">The item.</param>
/// <param name="IsShown">Whether it is asked.</param>
/// <param name="IsRequired">Whether it must be answered.</param>
/// <param name="Value">What was reckoned; null for all others.</param>
public sealed record PageState(string Path, FormItem Item, bool IsShown, bool IsRequired, RichText? Value)
{
    /// <summary>The state of the items.</summary>
    public static IEnumerable<PageState> Of(IEnumerable<FormItem> items, FilledSet filled, Text text, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(filled);
        ArgumentNullException.ThrowIfNull(text);
        foreach (var item in items)
        {
            var path = prefix + item.Id;
            if (item.ShownWhen.Count > 0 || item.RequiredWhen is not null || item is CalculatedItem)
                yield return new PageState(path, item, filled.IsShown(item), filled.IsRequired(item), item is CalculatedItem ? filled.Answer(item)?.Show(text) : null);
            if (item is not GroupItem group) continue;
            var rows = filled.Rows(group);
            for (var i = 0; i < rows.Count; i++)
                foreach (var inRow in Of(group.Row.Items, rows[i], text, $"{path}.{i}.")) yield return inRow;
        }
    }

    /// <summary>What the page that was sent had hidden and is asked now: nobody has seen it yet.</summary>
    public static IReadOnlyList<PageState> Fresh(IEnumerable<FormItem> items, FilledSet filled, Text text, Func<string, bool> sent) =>
        [.. Of(items, filled, text).Where(s => s.IsShown && s.Item is not CalculatedItem && sent(s.Path + Typed.Absent))];

    /// <summary>What the page that was sent had shown and is asked no more.</summary>
    public static bool AnyGone(IEnumerable<FormItem> items, FilledSet filled, Text text, Func<string, bool> sent) =>
        Of(items, filled, text).Any(s => !s.IsShown && s.Item.ShownWhen.Count > 0 && !sent(s.Path + Typed.Absent));
}
