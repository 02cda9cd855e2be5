using SmartLocal.Kernel;
using SmartLocal.Platform.Kit;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>Brings the refusal of a form to the fields it is about.</summary>
public static class FormErrors
{
    /// <summary>The refusal's part that is about the item, or null. What is wrong in the rows of a group is not about the group.</summary>
    /// <param name="refusal">What is wrong with the form, or with one item.</param>
    /// <param name="item">The item.</param>
    /// <param name="prefix">Of a row: <c>児童.0.</c>.</param>
    public static Refusal? Of(Refusal? refusal, FormItem item, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(item);
        if (refusal is null) return null;
        if (IsAbout(refusal, item, prefix)) return refusal;
        foreach (var part in refusal.Parts)
            if (IsAbout(part, item, prefix)) return part;
        return null;
    }

    /// <summary>Whether something is wrong in the row, <c>児童.0</c>.</summary>
    public static bool In(Refusal? refusal, string row)
    {
        foreach (var part in refusal?.Parts ?? [])
            if (part.Field is { } field && field.Length > row.Length && field[row.Length] == '.' && field.StartsWith(row, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>The lines of an error summary: each names its question and leads to the field to mend.</summary>
    /// <param name="refusal">What is wrong.</param>
    /// <param name="items">The items of the page.</param>
    /// <param name="text">The words.</param>
    /// <param name="closed">What to press to see a control (by its id) in a row (by its path) that does not stand open on the page; null for one that does.</param>
    public static IReadOnlyList<FieldError> Summary(Refusal? refusal, IEnumerable<FormItem> items, Text text, Func<string, string, FormPress?>? closed = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (refusal is null) return [];
        var lines = new List<FieldError>();
        foreach (var item in items)
        {
            if (Of(refusal, item) is { } wrong) lines.Add(Line(item, "", text.Of(item.Label), wrong, text));
            if (item is not GroupItem group) continue;
            foreach (var part in refusal.Parts.Where(p => IsWithin(p, group)))
                lines.Add(InRow(group, part, text, closed));
        }

        return lines;
    }

    /// <summary>The control to which a field path leads: the first of a pair and the era of a date carry the item's own id.</summary>
    public static string ControlId(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var first = path.EndsWith(".family", StringComparison.Ordinal) || path.EndsWith(".era", StringComparison.Ordinal) ? path[..path.LastIndexOf('.')] : path;
        return first.Replace('.', '-');
    }

    /// <summary>The first control of an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="prefix">Of a row: <c>児童.0.</c>.</param>
    public static string FirstControl(FormItem item, string prefix = "") => ControlId(prefix + item switch
    {
        PeriodItem period => period.From.Id,
        PreferredTimeItem wished => wished.Day.Id,
        _ => item.Id,
    });

    private static FieldError Line(FormItem item, string prefix, RichText label, Refusal wrong, Text text) => new(
        wrong.Field == prefix + item.Id ? FirstControl(item, prefix) : ControlId(wrong.Field!),
        text.Of("forms.error", ("label", label), ("problem", text.Of(wrong))));

    private static FieldError InRow(GroupItem group, Refusal wrong, Text text, Func<string, string, FormPress?>? closed)
    {
        var parts = wrong.Field!.Split('.');
        var labels = new List<RichText>();
        var (at, items, row) = (0, (IReadOnlyList<FormItem>)[group], "");
        FormItem item = group;
        while (items.FirstOrDefault(i => i.Id == parts[at]) is { } found)
        {
            item = found;
            if (found is not GroupItem inner || at + 2 >= parts.Length || !int.TryParse(parts[at + 1], out var place)) break;
            labels.Add(text.Of("forms.row", ("each", inner.Each), ("number", $"{place + 1}")));
            row = string.Join('.', parts.Take(at + 2));
            (at, items) = (at + 2, inner.Row.Items);
        }

        labels.Add(text.Of(item.Label));
        var line = Line(item, row + ".", labels.Aggregate((whole, of) => text.Of("forms.of", ("whole", whole), ("part", of))), wrong, text);
        return line with { Press = closed?.Invoke(row, line.FieldId!) };
    }

    private static bool IsAbout(Refusal refusal, FormItem item, string prefix)
    {
        if (refusal.Field is not { } field || !field.StartsWith(prefix, StringComparison.Ordinal)) return false;
        var own = field.AsSpan(prefix.Length);
        if (!own.StartsWith(item.Id, StringComparison.Ordinal)) return false;
        return own.Length == item.Id.Length || (own[item.Id.Length] == '.' && item is not GroupItem);
    }

    private static bool IsWithin(Refusal part, GroupItem group) =>
        part.Field is { } field && field.Length > group.Id.Length && field[group.Id.Length] == '.' && field.StartsWith(group.Id, StringComparison.Ordinal);
}
