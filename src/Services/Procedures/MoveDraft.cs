using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>
/// Puts a draft under the version in force, after whoever holds it has seen what that asks otherwise. What she typed stays wherever
/// the same thing is asked in the same way.
/// </summary>
/// <param name="Draft">The draft.</param>
/// <param name="Secret">The browser's secret, if it has one.</param>
/// <param name="Version">Hash of the version that she was shown.</param>
internal sealed record MoveDraft(DraftId Draft, DraftSecret? Secret, string Version) : IAct<Done>
{
    /// <summary>A still newer version has come into force since the page was made.</summary>
    public static readonly RefusalKind Newer = new("procedures.newer-meanwhile", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("procedures.move-draft", Permission.Anyone);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var draft = await DraftInHand.Take(acting, Draft, ct);
        if (draft is null || !draft.IsShownTo(DraftHolder.Of(Secret, acting.Actor))) return Procedures.Draft.Unknown.Because();
        var catalogue = acting.Get<ProcedureCatalogue>();
        if (catalogue.Find(draft.Procedure) is not { } newer || newer.Hash != Version) return Newer.Because();

        var (typed, before) = (draft.ReadTyped(acting.OpenForWork()), draft.Definition);
        typed.Move((await catalogue.Version(before, ct)).Form, newer.Form);
        if (draft.Move(acting, newer, typed) is { } no) return no;
        acting.Record(new DraftMoved(Draft.Value, newer.Code, before, newer.Hash));
        return Done.Yes;
    }
}

/// <summary>A draft was put under a newer version of its procedure.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Code">The procedure's code.</param>
/// <param name="From">Hash of the version under which it stood.</param>
/// <param name="To">Hash of the version under which it stands.</param>
internal sealed record DraftMoved(Guid Draft, string Code, string From, string To) : IEntry
{
    static string IEntry.Name => "procedures.draft-moved";

    /// <inheritdoc/>
    public Guid About => Draft;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("procedure", Code)];
}
