using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Cases.Pages;

/// <summary>What the applicant sent to put one answer right. Each page carries all of it: nothing is kept between two presses but files.</summary>
/// <param name="Page">What was on the page: the item, and those that came up with it.</param>
/// <param name="Typed">What she typed.</param>
/// <param name="Form">The fields as they came.</param>
internal sealed record SentCorrection(FormStep Page, Typed Typed, PostedForm Form)
{
    /// <summary>The button; pressing one that takes a file away leads nowhere either.</summary>
    public StepPress Press => Form["remove"] is null ? StepPress.Of(Form["action"]) : new StepPress(StepPress.Stay, "");

    /// <summary>The files that came and could be taken.</summary>
    public IReadOnlyList<WrittenFile> Files { get; private init; } = [];

    /// <summary>Why one could not, or null.</summary>
    public Refusal? Wrong { get; private init; }

    /// <summary>Reads the fields.</summary>
    /// <param name="form">They.</param>
    /// <param name="view">Her case.</param>
    /// <param name="asked">The item that the office asked for.</param>
    /// <param name="own">Of the files that the page says to keep, those that are hers to name.</param>
    public static SentCorrection Of(PostedForm form, CaseView view, FormItem asked, IReadOnlyDictionary<FileId, FileRef> own)
    {
        var also = form.All(CorrectionSheet.Also).Select(view.Procedure.Form.Find).OfType<FormItem>().Where(i => i is not SaidItem && i.Id != asked.Id);
        var page = new FormStep("correction", asked.Label, null, [asked, .. also.Distinct()]);
        var typed = new Typed();
        typed.Take(page, path => form[path]);
        var gone = form.All("remove");
        foreach (var (path, id) in Kept(form))
            if (own.TryGetValue(id, out var file) && !gone.Contains(id.Value.ToString())) Add(page, typed, path, file);
        var written = new List<WrittenFile>();
        var wrong = new List<Refusal>();
        foreach (var sent in form.Files)
        {
            if (!sent.Written.Try(out var file, out var no)) wrong.Add(no with { Field = sent.Field });
            else if (Add(page, typed, sent.Field, new FileRef(file.Id, file.Name, file.MediaType, file.Size))) written.Add(file);
        }

        return new SentCorrection(page, typed, form) { Files = written, Wrong = wrong.Count == 0 ? null : FormRefusals.Incomplete.Because(("count", wrong.Count)) with { Parts = wrong } };
    }

    /// <summary>The files that the page says to keep, by the path of their item.</summary>
    public static IEnumerable<(string Path, FileId File)> Kept(PostedForm form)
    {
        foreach (var name in form.Names.Where(n => n.EndsWith(CorrectionSheet.Kept, StringComparison.Ordinal)))
            foreach (var kept in form.All(name))
                if (Guid.TryParse(kept, out var id)) yield return (name[..^CorrectionSheet.Kept.Length], FileId.From(id));
    }

    /// <summary>The kinds and sizes that the file field of the path takes, or null where it takes none.</summary>
    public static FileRule? RuleOf(FormDefinition form, string path) =>
        new FormStep("form", new LocalText("form"), null, form.Items).Find(path) is FileItem file ? new FileRule(file.MaxBytes, file.Types) : null;

    /// <summary>What is asked by what she sent and was not on the page, or hidden there: nobody has seen it yet.</summary>
    public IReadOnlyList<PageState> Fresh(CaseView view, FilledForm filled, Text text)
    {
        var before = FilledForm.Of(view.Procedure.Form, view.Answers, view.SubmittedAt.TokyoDate).All;
        return
        [
            .. view.Procedure.Form.Items.Where(i => i is not SaidItem && filled.All.IsShown(i) && !before.IsShown(i) && !Page.Items.Contains(i))
                .Select(i => new PageState(i.Id, i, IsShown: true, filled.All.IsRequired(i), null)),
            .. PageState.Fresh(Page.Items, filled.All, text, name => Form[name] is not null),
        ];
    }

    /// <summary>Where she goes on after her press.</summary>
    public string? Focused()
    {
        if (Press.Verb == StepPress.AddRow) return $"{Press.At}.{Rows(Press.At) - 1}";
        if (Press.Verb != StepPress.RemoveRow) return null;
        // The row that has moved up into its place, the last one, or the group.
        var place = Math.Min(Press.Row ?? 0, Rows(Press.Group) - 1);
        return place < 0 ? Press.Group : $"{Press.Group}.{place}";
    }

    private int Rows(string group)
    {
        var end = group.LastIndexOf('.');
        return Typed.Under(end < 0 ? "" : group[..end])?.RowsOf(group[(end + 1)..]).Count ?? 0;
    }

    private static bool Add(FormStep page, Typed typed, string path, FileRef file)
    {
        var end = path.LastIndexOf('.');
        if (page.Find(path) is not FileItem item || typed.Under(end < 0 ? "" : path[..end]) is not { } row) return false;
        row.Add(item.Id, file);
        return true;
    }
}
