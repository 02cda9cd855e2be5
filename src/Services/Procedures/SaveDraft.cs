using Microsoft.EntityFrameworkCore;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Procedures;

/// <summary>
/// Keeps what was typed in one step, right or wrong, and the files sent with it. The other steps stay as they are, so two
/// windows on two steps take nothing from each other.
/// </summary>
/// <param name="Draft">The draft.</param>
/// <param name="Secret">The browser's secret, if it has one.</param>
/// <param name="Step">The step that was sent.</param>
/// <param name="Sent">The values of its fields by path; a check left unchecked is not sent.</param>
/// <param name="Files">Files that arrived, by item.</param>
/// <param name="Removed">A file that is not wanted any more.</param>
/// <param name="Known">Answers that a source knows and she wants; what she has typed herself stays.</param>
internal sealed record SaveDraft(
    DraftId Draft,
    DraftSecret? Secret,
    FormStep Step,
    IReadOnlyDictionary<string, string> Sent,
    IReadOnlyList<(string Item, WrittenFile File)> Files,
    FileId? Removed,
    IReadOnlyList<ItemAnswer> Known) : IAct<Typed>
{
    public ActKind Kind { get; } = new("procedures.save-draft", Permission.Anyone);

    public async ValueTask<Result<Typed>> Run(Acting acting, CancellationToken ct)
    {
        var draft = await acting.Db.Set<Draft>().AsTracking().SingleOrDefaultAsync(d => d.Id == Draft && d.ExpiresAt >= acting.Now, ct);
        if (draft is null || !draft.IsWrittenBy(DraftHolder.Of(Secret, acting.Actor))) return Procedures.Draft.Unknown.Because();

        var typed = draft.ReadTyped(acting.OpenForWork());
        typed.Take(Step, path => Sent.GetValueOrDefault(path));
        if (Removed is { } removed) typed.Remove(removed);
        foreach (var (item, file) in Files)
        {
            await acting.Ask(new KeepFile(file), ct);
            typed.Add(item, new FileRef(file.Id, file.Name, file.MediaType, file.Size));
        }

        var used = Known.Where(k => k.Item.IsEmpty(typed)).ToList();
        foreach (var answer in used) typed.Fill(answer.Item, answer.Value, answer.Source);
        if (draft.Save(acting.Seal(Procedures.Draft.TypedColumn.Of(Draft.Value), typed.ToJson()), acting.Now) is { } no) return no;
        acting.Record(new DraftSaved(Draft.Value, [.. used.Select(k => k.Source.Kind).Distinct(StringComparer.Ordinal)]));
        return typed;
    }
}

/// <summary>A draft was saved. What was typed, the journal does not say; from where she took over what is known of her, it does.</summary>
internal sealed record DraftSaved(Guid Draft, IReadOnlyList<string>? Reused = null) : IEntry
{
    static string IEntry.Name => "procedures.draft-saved";

    /// <inheritdoc/>
    public Guid About => Draft;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => (Reused ?? []).Select(kind => new Fact("reused", kind));
}
