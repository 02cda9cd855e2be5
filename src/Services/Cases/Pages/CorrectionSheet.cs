using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Files;

namespace SmartLocal.Cases.Pages;

/// <summary>One answer to be put right as its applicant's page shows it, with what else is asked when it is answered otherwise.</summary>
/// <param name="Asked">What the office asked.</param>
/// <param name="Page">The item, and those that came up with it.</param>
/// <param name="Typed">What stands in them.</param>
/// <param name="Filled">The whole form with that.</param>
public sealed record CorrectionSheet(CorrectionView Asked, FormStep Page, Typed Typed, FilledForm Filled)
{
    /// <summary>Name of the field that names an item which came up.</summary>
    public const string Also = "also";

    /// <summary>Behind the path of a file item: a file that it has and keeps.</summary>
    public const string Kept = ".kept";

    /// <summary>Why what was sent was not taken, or null.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>What is asked now and was not when she sent it.</summary>
    public IReadOnlyList<PageState> Fresh { get; init; } = [];

    /// <summary>The row or group at which she goes on after a press; null for the top of the page.</summary>
    public string? Focused { get; init; }

    /// <summary>The files that stand in it, by the path of their item.</summary>
    public IEnumerable<(string Path, FileRef File)> Files => FilesOf(Page.Items, Typed, "");

    /// <summary>Whether it takes files.</summary>
    public bool TakesFiles => Page.Items.Any(Takes);

    internal static CorrectionSheet Of(CaseView view, CorrectionView asked, Reading reading) => Of(view, asked, reading, [asked.Item], [], new Typed());

    /// <summary>A sheet with these items: what was typed for those that were sent, and of the others the answer that stands.</summary>
    internal static CorrectionSheet Of(CaseView view, CorrectionView asked, Reading reading, IEnumerable<FormItem> items, IReadOnlyList<FormItem> sent, Typed typed)
    {
        var page = new FormStep("correction", asked.Item.Label, null, [.. items.Distinct()]);
        var stands = new Typed();
        foreach (var item in page.Items) stands.TakeOver(item, sent.Contains(item) ? typed : Standing(view, item));
        stands.Begin(page.Items);
        return new CorrectionSheet(asked, page, stands, Fill(view, page.Items, stands, reading));
    }

    /// <summary>The whole form with what was typed for the items; all others stand as they were given, on the day on which they were.</summary>
    internal static FilledForm Fill(CaseView view, IEnumerable<FormItem> items, Typed typed, Reading reading) =>
        FilledForm.Corrected(view.Procedure.Form, view.Answers, view.SubmittedAt.TokyoDate, items.Select(i => i.Id).ToHashSet(StringComparer.Ordinal), typed, reading);

    // A file that is asked for is chosen anew; those in rows stay until she takes them away. An individual number is typed anew wherever it stands.
    private static Typed Standing(CaseView view, FormItem item)
    {
        if (item is FileItem or MyNumberItem || view.Answers.Find(item.Id)?.ToTyped() is not { } typed) return new Typed();
        if (item is GroupItem group) Forget(group, typed);
        return typed;
    }

    private static void Forget(GroupItem group, Typed typed)
    {
        foreach (var row in typed.RowsOf(group.Id))
            foreach (var item in group.Row.Items)
                if (item is MyNumberItem) row[item.Id] = null;
                else if (item is GroupItem inner) Forget(inner, row);
    }

    private static bool Takes(FormItem item) => item is FileItem || (item is GroupItem group && group.Row.Items.Any(Takes));

    private static IEnumerable<(string, FileRef)> FilesOf(IReadOnlyList<FormItem> items, Typed typed, string prefix)
    {
        foreach (var item in items)
        {
            foreach (var file in typed.FilesOf(item.Id)) yield return (prefix + item.Id, file);
            if (item is not GroupItem group) continue;
            var rows = typed.RowsOf(group.Id);
            for (var i = 0; i < rows.Count; i++)
                foreach (var inRow in FilesOf(group.Row.Items, rows[i], $"{prefix}{group.Id}.{i}.")) yield return inRow;
        }
    }
}
