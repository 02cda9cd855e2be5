using SmartLocal.Kernel;
using SmartLocal.Platform.Kit;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>Brings the refusal of a form to the fields it is about.</summary>
public static class FormErrors
{
    /// <summary>The refusal's part that is about the item, or null.</summary>
    public static Refusal? Of(Refusal? refusal, FormItem item)
    {
        if (refusal is null) return null;
        if (IsAbout(refusal, item)) return refusal;
        foreach (var part in refusal.Parts)
            if (IsAbout(part, item)) return part;
        return null;
    }

    /// <summary>The lines of an error summary: each names its question and leads to the field to mend.</summary>
    public static IReadOnlyList<FieldError> Summary(Refusal? refusal, IEnumerable<FormItem> items, Text text) => refusal is null
        ? []
        : [.. items.Select(item => (Item: item, Wrong: Of(refusal, item)))
            .Where(p => p.Wrong is not null)
            .Select(p => new FieldError(ControlId(p.Wrong!.Field!), text.Of("forms.error", ("label", p.Item.Label), ("problem", text.Of(p.Wrong)))))];

    /// <summary>The control to which a field path leads: the first of a pair and the era of a date carry the item's own id.</summary>
    public static string ControlId(string path) =>
        path.EndsWith(".family", StringComparison.Ordinal) || path.EndsWith(".era", StringComparison.Ordinal)
            ? path[..path.LastIndexOf('.')]
            : path.Replace('.', '-');

    private static bool IsAbout(Refusal refusal, FormItem item) =>
        refusal.Field is { } field && field.StartsWith(item.Id, StringComparison.Ordinal)
        && (field.Length == item.Id.Length || field[item.Id.Length] == '.');
}
