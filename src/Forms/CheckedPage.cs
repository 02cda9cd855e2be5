using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>What a page that stands open has to show by what is typed in it so far: the answer to its script (<c>questions.js</c>).</summary>
/// <param name="Items">Each item that hangs on others.</param>
/// <param name="Says">What has changed, to be read aloud; empty for nothing.</param>
public sealed record CheckedPage(IReadOnlyList<CheckedItem> Items, string Says)
{
    /// <summary>Of the items on the page.</summary>
    /// <param name="items">They.</param>
    /// <param name="filled">What is asked and required by what is typed.</param>
    /// <param name="text">The words.</param>
    /// <param name="sent">Whether the page has sent a field of this name.</param>
    public static CheckedPage Of(IReadOnlyList<FormItem> items, FilledSet filled, Text text, Func<string, bool> sent)
    {
        ArgumentNullException.ThrowIfNull(text);
        var says = PageState.Fresh(items, filled, text, sent).Count > 0 ? text["forms.asked.more"].Plain
            : PageState.AnyGone(items, filled, text, sent) ? text["forms.asked.less"].Plain : "";
        return new CheckedPage(
            [.. PageState.Of(items, filled, text).Select(s => new CheckedItem(s.Path, s.IsShown, s.IsRequired || s.Item.Required, s.Item is CalculatedItem ? (s.Value ?? text["kit.output.none"]).Html.Value : null))],
            says);
    }
}

/// <summary>One of its items.</summary>
/// <param name="Path">The item, <c>児童.0.別居の住所</c>.</param>
/// <param name="Shown">Whether it is asked.</param>
/// <param name="Required">Whether it must be answered.</param>
/// <param name="Value">What was reckoned, as HTML; null for what is typed.</param>
public sealed record CheckedItem(string Path, bool Shown, bool Required, string? Value);
