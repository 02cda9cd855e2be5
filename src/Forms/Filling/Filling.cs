using SmartLocal.Kernel;

namespace SmartLocal.Forms;

/// <summary>
/// What a form is filled in from: what somebody typed, which has to be read, or answers that were read before; or both, where some of
/// those answers are put right.
/// </summary>
internal readonly struct Filling
{
    private readonly Typed? typed;
    private readonly Reading reading;
    private readonly Answers? answers;
    private readonly IReadOnlySet<string>? asked;

    public Filling(Typed typed, Reading reading) => (this.typed, this.reading) = (typed, reading);

    public Filling(Answers answers) => this.answers = answers;

    /// <summary>The items asked are read from what was typed; all others stand.</summary>
    public Filling(Answers answers, IReadOnlySet<string> asked, Typed typed, Reading reading) =>
        (this.answers, this.asked, this.typed, this.reading) = (answers, asked, typed, reading);

    /// <summary>The answer to the item, or null; or what is wrong with what was typed.</summary>
    public Result<ItemAnswer?> Read(FormItem item) => IsTyped(item) ? item.Read(typed!, reading, required: false) : answers!.Find(item.Id);

    /// <summary>The same for each row of a group.</summary>
    public IReadOnlyList<Filling> Rows(GroupItem group)
    {
        if (!IsTyped(group)) return [.. (answers!.Find(group.Id)?.Rows ?? []).Select(row => new Filling(row))];
        var read = reading;
        return [.. typed!.RowsOf(group.Id).Select(row => new Filling(row, read))];
    }

    private bool IsTyped(FormItem item) => answers is null || asked?.Contains(item.Id) == true;
}
