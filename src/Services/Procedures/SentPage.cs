using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Web;

namespace SmartLocal.Procedures;

/// <summary>A page of a step: what is on it, and what somebody did there.</summary>
/// <param name="Step">The whole step.</param>
internal sealed record SentPage(FormStep Step)
{
    private const string Row = "row", LinesFrom = "lines", OneAt = "one";

    /// <summary>What is on the page: the step, or one question of it.</summary>
    public FormStep Scope { get; init; } = Step;

    /// <summary>The question, where they are asked one at a time.</summary>
    public Question? Question { get; init; }

    /// <summary>Its number and how many there are.</summary>
    public (int Number, int Total) Place { get; init; }

    /// <summary>The row that stands open; one question at a time, the question or row.</summary>
    public string? At { get; init; }

    /// <summary>The row with which the lines of a long group begin.</summary>
    public string? Lines { get; init; }

    public bool ToConfirm { get; init; }

    public StepPress Press { get; init; } = new(StepPress.Stay, "");

    public FileId? Removed { get; init; }

    /// <summary>The fields by path.</summary>
    public IReadOnlyDictionary<string, string> Sent { get; init; } = new Dictionary<string, string>();

    /// <summary>The files that could be taken, by the path of their item.</summary>
    public IReadOnlyList<(string Path, WrittenFile File)> Files { get; init; } = [];

    public static SentPage Of(FormStep step, PostedForm form)
    {
        FileId? removed = Guid.TryParse(form["remove"], out var file) ? FileId.From(file) : null;
        var page = new SentPage(step)
        {
            At = form[OneAt] ?? form[Row], Lines = form[LinesFrom], ToConfirm = form["to"] == OpenDraft.Confirm,
            Press = removed is null ? StepPress.Of(form["action"]) : new StepPress(StepPress.Stay, ""),
            Removed = removed,
            Sent = form.Names.ToDictionary(n => n, n => form[n]!, StringComparer.Ordinal),
            Files = [.. form.Files.Where(f => !f.Written.IsRefused).Select(f => (f.Field, f.Written.Value))],
        };
        // One question at a time, the fields of the others are not on the page, and what is kept of them stays.
        var asked = form[OneAt] is { } at ? step.Items.FirstOrDefault(i => i.Id == at.Split('.')[0]) : null;
        return asked is null ? page : page with { Question = new Question(step, asked, [asked]), Scope = step with { Items = [asked] } };
    }

    /// <summary>The same with one question of it alone.</summary>
    public SentPage OneOf(OneByOne all)
    {
        if (all.At(Step, At) is not { } question) return this;
        return this with { Question = question, Scope = question.Scope, At = At?.Split('.')[0] == question.Asked.Id ? At : null, Place = (all.PlaceOf(question) + 1, all.Count) };
    }

    /// <summary>The same, or the group where the row is not there any more.</summary>
    public SentPage Within(Typed typed) => OnlyRow is { } row && typed.Under(row) is null ? this with { At = null } : this;

    /// <summary>What of this is about what is on the page: one row alone answers for no other.</summary>
    public Refusal? About(Refusal no)
    {
        if (Question is null || OnlyRow is not { } row) return no;
        var parts = no.Parts.Where(p => p.Field?.StartsWith(row + ".", StringComparison.Ordinal) == true).ToList();
        return parts.Count == 0 ? null : FormRefusals.Incomplete.Because(("count", parts.Count)) with { Parts = parts };
    }

    /// <summary>Whether a file that arrived could not be taken.</summary>
    public static bool Refused(PostedForm form) => form.Files.Any(f => f.Written.IsRefused);

    /// <summary>
    /// What is wrong: a file that was refused is always said; what else, only to whoever wants to go on, and not of questions that
    /// she has not seen yet.
    /// </summary>
    public Refusal? Wrong(PostedForm form, FilledForm filled, IReadOnlyList<PageState> fresh)
    {
        var parts = form.Files.Where(f => f.Written.IsRefused).Select(f => f.Written.Refusal with { Field = f.Field }).ToList();
        if (Press.Verb == StepPress.Next && !filled.Read(Scope).Try(out _, out var no) && About(no) is { } wrong)
            parts.AddRange(wrong.Parts.Where(p => parts.All(f => f.Field != p.Field) && !fresh.Any(s => IsOf(p, s.Path))));
        return parts.Count == 0 ? null : FormRefusals.Incomplete.Because(("count", parts.Count)) with { Parts = parts };
    }

    /// <summary>The group's row that alone is on the page: <c>児童.3</c>; null for none.</summary>
    public string? OnlyRow => Question is { Asked: GroupItem } && At?.Split('.') is [var group, var row, ..] ? $"{group}.{row}" : null;

    /// <summary>Which rows stand open.</summary>
    public RowPlace Rows => Question is null ? new RowPlace(At, Lines) : new RowPlace(At, Lines) { Alone = OnlyRow ?? Question.Asked.Id };

    /// <summary>Where the press leads, everything being well.</summary>
    public StepAddress Onward(OpenDraft open, FilledForm filled)
    {
        var here = new StepAddress(Step.Id) { ToConfirm = ToConfirm, At = At };
        switch (Press.Verb)
        {
            case StepPress.Pause:
                return new StepAddress("saved?at=" + Step.Id);
            case StepPress.One:
                return here with { At = null };
            case StepPress.All:
                return here with { At = null, Anchor = Question is null ? null : FormErrors.FirstControl(Question.Asked) };
            case StepPress.AddRow when RowsNow(open, Press.At) is var count and > 0:
                return here with { At = $"{Press.At}.{count - 1}", Anchor = $"{Press.At}.{count - 1}" };
            case StepPress.RemoveRow:
                // The row that has moved up into its place, the last one, or the group.
                var left = Math.Min(Press.Row ?? 0, RowsNow(open, Press.Group) - 1);
                var place = left < 0 ? Press.Group : $"{Press.Group}.{left}";
                return here with { At = Question is not null ? Press.Group : Press.Group.Contains('.', StringComparison.Ordinal) ? Press.Group[..Press.Group.LastIndexOf('.')] : null, Lines = place, Anchor = place };
            case StepPress.OpenRow:
                return here with { At = Press.At, Anchor = Press.At };
            case StepPress.Mend when Press.At.Split(':') is [var row, var control]:
                return here with { At = row, Check = true, Anchor = control };
            case StepPress.Lines:
                return here with { At = Question?.Asked.Id, Lines = Press.At, Anchor = Press.Group };
            case StepPress.Next when Question is not null:
                return NextQuestion(open, filled, here);
            case StepPress.Back when Question is not null:
                return BackFromQuestion(open, filled, here);
            case StepPress.Next:
                return ToConfirm ? new StepAddress(OpenDraft.Confirm) : new StepAddress(open.After(Step, filled)?.Id ?? OpenDraft.Confirm);
            case StepPress.Back when open.Before(Step, filled) is { } before:
                return new StepAddress(before.Id);
            default:
                return here with { Lines = Lines };
        }
    }

    private StepAddress NextQuestion(OpenDraft open, FilledForm filled, StepAddress here)
    {
        if (OnlyRow is not null) return here with { At = Question!.Asked.Id };
        if (ToConfirm) return new StepAddress(OpenDraft.Confirm);
        return OneByOne.Of(filled).After(Question!)?.Address(open.Typed) ?? new StepAddress(OpenDraft.Confirm);
    }

    private StepAddress BackFromQuestion(OpenDraft open, FilledForm filled, StepAddress here)
    {
        if (OnlyRow is not null && open.Typed.RowsOf(Question!.Asked.Id).Count > 1) return here with { At = Question.Asked.Id };
        return OneByOne.Of(filled).Before(Question!)?.Address(open.Typed) ?? here;
    }

    private static int RowsNow(OpenDraft open, string group)
    {
        var end = group.LastIndexOf('.');
        return open.Typed.Under(end < 0 ? "" : group[..end])?.RowsOf(group[(end + 1)..]).Count ?? 0;
    }

    private static bool IsOf(Refusal part, string path) =>
        part.Field is { } field && field.StartsWith(path, StringComparison.Ordinal) && (field.Length == path.Length || field[path.Length] == '.');
}
