using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Privacy;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>
/// Keeps what was typed in one step, right or wrong, and the files sent with it. The other steps stay as they are, so two
/// windows on two steps take nothing from each other; and what another window has saved of the same step meanwhile is not
/// written over.
/// </summary>
/// <param name="Draft">The draft.</param>
/// <param name="Secret">The browser's secret, if it has one.</param>
/// <param name="Step">The step that was sent, or the part of it that was on the page.</param>
/// <param name="Sent">The values of its fields by path; a check left unchecked is not sent.</param>
/// <param name="Files">Files that arrived, by the path of their item.</param>
/// <param name="Removed">A file that is not wanted any more.</param>
/// <param name="Known">Answers that a source knows and she wants; what she has typed herself stays.</param>
internal sealed record SaveDraft(
    DraftId Draft,
    DraftSecret? Secret,
    FormStep Step,
    IReadOnlyDictionary<string, string> Sent,
    IReadOnlyList<(string Path, WrittenFile File)> Files,
    FileId? Removed,
    IReadOnlyList<ItemAnswer> Known) : IAct<SavedStep>
{
    /// <summary><see cref="Typed.SealOf"/> the step when the page was made; null where the page did not say.</summary>
    public string? Base { get; init; }

    /// <summary>The button, where it adds a row or takes one away.</summary>
    public StepPress? Rows { get; init; }

    public ActKind Kind { get; } = new("procedures.save-draft", Permission.Anyone);

    public async ValueTask<Result<SavedStep>> Run(Acting acting, CancellationToken ct)
    {
        var draft = await DraftInHand.Take(acting, Draft, ct);
        if (draft is null || !draft.IsWrittenBy(DraftHolder.Of(Secret, acting.Actor))) return Procedures.Draft.Unknown.Because();

        var typed = draft.ReadTyped(acting.OpenForWork());
        var stale = Base is not null && Base != typed.SealOf(Step.Items, acting.Get<Vault>().Digest);
        var mine = typed.Copy();
        Take(mine, stale);
        // A press that came twice finds what the first has done; a window that was left behind finds what another one did.
        var repeated = stale && mine.Written(Step.Items) == typed.Written(Step.Items);
        var conflict = stale && !repeated;

        // A file writes over nothing: it is kept whoever was first.
        var kept = conflict || repeated ? typed : mine;
        foreach (var (path, file) in Files)
        {
            if (RowOf(kept, path) is not { } row || (stale && row.Item1.FilesOf(row.Item2).Any(f => f.Name == file.Name && f.Size == file.Size))) continue;
            await acting.Ask(new KeepFile(file, Draft.Value), ct);
            row.Item1.Add(row.Item2, new FileRef(file.Id, file.Name, file.MediaType, file.Size));
        }

        var used = conflict ? [] : Known.Where(k => k.Item.IsEmpty(kept)).ToList();
        foreach (var answer in used) kept.Fill(answer.Item, answer.Value, answer.Source);
        if (!conflict && Removed is { } removed)
        {
            kept.Remove(removed);
            await KeptFiles.Forget(acting, removed, Draft.Value, ct);
        }

        if (!stale) Rows?.Change(Step, kept);
        if (draft.Save(acting, kept, (await acting.Get<ProcedureCatalogue>().Version(draft.Definition, ct)).Form) is { } no) return no;
        acting.Record(new DraftSaved(Draft.Value, [.. used.Select(k => k.Source.Kind).Distinct(StringComparer.Ordinal)]));
        if (!conflict) return new SavedStep(kept, null);
        var hers = kept.Copy();
        Take(hers, again: false);
        return new SavedStep(kept, hers);
    }

    // A press that came twice is known by what it leaves behind: for that, a row that it took away is there again while its fields are taken.
    private void Take(Typed typed, bool again)
    {
        if (again) Rows?.Undo(typed);
        typed.Take(Step, path => Sent.GetValueOrDefault(path));
        if (again) Rows?.Change(Step, typed);
    }

    private static (Typed, string)? RowOf(Typed typed, string path)
    {
        var end = path.LastIndexOf('.');
        return typed.Under(end < 0 ? "" : path[..end]) is { } row ? (row, path[(end + 1)..]) : null;
    }
}

/// <summary>What a step holds after a press.</summary>
/// <param name="Typed">What is kept.</param>
/// <param name="Mine">What she sent, where another window had saved the step meanwhile and hers was not kept; null where it was.</param>
internal sealed record SavedStep(Typed Typed, Typed? Mine);

/// <summary>A draft was saved. What was typed, the journal does not say; from where she took over what is known of her, it does.</summary>
internal sealed record DraftSaved(Guid Draft, IReadOnlyList<string>? Reused = null) : IEntry
{
    static string IEntry.Name => "procedures.draft-saved";

    /// <inheritdoc/>
    public Guid About => Draft;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => (Reused ?? []).Select(kind => new Fact("reused", kind));
}
