namespace SmartLocal.Procedures;

/// <summary>Which button of a step's page was pressed. Whichever it is, what is typed is saved first.</summary>
/// <param name="Verb">What it does.</param>
/// <param name="At">The group or row that it is about: <c>児童</c>, <c>児童.3</c>, with <c>:</c> and the id of a control for one that is to be mended; empty for the whole page.</param>
internal sealed record StepPress(string Verb, string At)
{
    public const string Next = "next", Back = "back", Pause = "pause", Use = "use", Stay = "stay", One = "one", All = "all";

    public const string AddRow = "add", RemoveRow = "remove-row", OpenRow = "open", Mend = "mend", Lines = "lines";

    public static StepPress Of(string? sent)
    {
        var end = (sent ?? Next).IndexOf(':', StringComparison.Ordinal);
        return end < 0 ? new(sent ?? Next, "") : new(sent![..end], sent[(end + 1)..]);
    }

    /// <summary>The group of which a row is meant: <c>児童</c> of <c>児童.3</c>; itself where no row is named.</summary>
    public string Group => Row is null ? At : At[..At.LastIndexOf('.')];

    /// <summary>The row's place in it, from 0.</summary>
    public int? Row => int.TryParse(At[(At.LastIndexOf('.') + 1)..], out var row) && row >= 0 ? row : null;

    public override string ToString() => At.Length == 0 ? Verb : $"{Verb}:{At}";
}
