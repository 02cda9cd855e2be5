using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Privacy;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Procedures.Pages;

namespace SmartLocal.Procedures;

/// <summary>
/// A machine saves answers in a resident's draft, right or wrong: those that it names take the place of what was there, in one stroke,
/// and the others stay.
/// </summary>
/// <param name="Draft">The draft.</param>
/// <param name="Items">The items that it names.</param>
/// <param name="Sent">What it sent for them; an item that it names and sends nothing for has no answer any more.</param>
/// <param name="Bases">The draft's marks of which the machine has read one; null where it does not mind what others have saved since.</param>
internal sealed record PutDraft(DraftId Draft, IReadOnlyList<FormItem> Items, Typed Sent, IReadOnlyList<string>? Bases) : IAct<Done>
{
    /// <summary>If-Match is no list of entity tags.</summary>
    public static readonly RefusalKind MarkUnreadable = new("procedures.mark-unreadable");

    /// <summary>By what a machine knows whether it has read what stands there now: an entity tag.</summary>
    public static string MarkOf(Typed typed, Vault vault) => $"\"{Convert.ToHexStringLower(vault.Digest(typed.ToJson()))[..32]}\"";

    public ActKind Kind { get; } = new("procedures.put-draft", Permission.Applicant);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var draft = await DraftInHand.Take(acting, Draft, ct);
        if (draft is null || !draft.IsShownTo(DraftHolder.Of(null, acting.Actor))) return Procedures.Draft.Unknown.Because();
        var typed = draft.ReadTyped(acting.OpenForWork());
        if (Bases is not null && !Bases.Contains(MarkOf(typed, acting.Get<Vault>()))) return ConfirmModel.ChangedMeanwhile.Because();
        foreach (var item in Items) typed.TakeOver(item, Sent);
        if (draft.Save(acting, typed, (await acting.Get<ProcedureCatalogue>().Version(draft.Definition, ct)).Form) is { } no) return no;
        await KeptFiles.Name(acting, [.. Sent.Files.Select(f => f.Id)], Draft.Value, waiting: true, ct);
        acting.Record(new DraftSaved(Draft.Value));
        return Done.Yes;
    }
}
