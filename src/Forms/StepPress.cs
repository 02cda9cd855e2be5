namespace SmartLocal.Forms;

/// <summary>Which button of a page with questions was pressed. Whichever it is, nothing that is typed is lost.</summary>
/// <param name="Verb">What it does.</param>
/// <param name="At">The group or row that it is about: <c>児童</c>, <c>児童.3</c>, with <c>:</c> and the id of a control for one that is to be mended; empty for the whole page.</param>
public sealed record StepPress(string Verb, string At)
{
    /// <summary>The verbs about the whole page.</summary>
    public const string Next = "next", Back = "back", Pause = "pause", Use = "use", Stay = "stay", One = "one", All = "all";

    /// <summary>The verbs about the rows of a group.</summary>
    public const string AddRow = "add", RemoveRow = "remove-row", OpenRow = "open", Mend = "mend", Lines = "lines";

    /// <summary>The press as the browser sent it; the next page where it sent none.</summary>
    public static StepPress Of(string? sent)
    {
        var end = (sent ?? Next).IndexOf(':', StringComparison.Ordinal);
        return end < 0 ? new(sent ?? Next, "") : new(sent![..end], sent[(end + 1)..]);
    }

    /// <summary>The group of which a row is meant: <c>児童</c> of <c>児童.3</c>; itself where no row is named.</summary>
    public string Group => Row is null ? At : At[..At.LastIndexOf('.')];

    /// <summary>The row's place in it, from 0.</summary>
    public int? Row => int.TryParse(At[(At.LastIndexOf('.') + 1)..], out var row) && row >= 0 ? row : null;

    /// <summary>Adds the row, or takes it away; nothing where another button was pressed, or where the page has no such group.</summary>
    public void Change(FormStep step, Typed typed)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(typed);
        if (step.Find(Group) is not GroupItem group || typed.Under(Above) is not { } at) return;
        if (Verb == AddRow && Row is null && at.RowsOf(group.Id).Count < group.MaxRows) at.AddRow(group.Id);
        if (Verb == RemoveRow && Row is { } row) at.RemoveRow(group.Id, row);
    }

    /// <summary>Puts an empty row where this press has taken one away.</summary>
    public void Undo(Typed typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (Verb == RemoveRow && Row is { } row && typed.Under(Above) is { } at) at.InsertRow(Group[(Group.LastIndexOf('.') + 1)..], row);
    }

    /// <summary>As the browser sends it.</summary>
    public override string ToString() => At.Length == 0 ? Verb : $"{Verb}:{At}";

    // The row in which the group stands; empty for the form.
    private string Above => Group.LastIndexOf('.') is >= 0 and var end ? Group[..end] : "";
}
