using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Procedures.Pages;

namespace SmartLocal.Procedures;

/// <summary>
/// A machine saves answers in a resident's draft, right or wrong: those that it names take the place of what was there, in one stroke,
/// and the others stay.
/// </summary>
/// <param name="Draft">The draft.</param>
/// <param name="Items">The items that it names.</param>
/// <param name="Sent">What it sent for them; an item that it names and sends nothing for has no answer any more.</param>
/// <param name="Base">The draft's mark as the machine has read it; null where it does not mind what others have saved since.</param>
internal sealed record PutDraft(DraftId Draft, IReadOnlyList<FormItem> Items, Typed Sent, string? Base) : IAct<Done>
{
    /// <summary>By what a machine knows whether it has read what stands there now: an entity tag.</summary>
    public static string MarkOf(Typed typed) => $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(typed.ToJson())))[..32]}\"";

    public ActKind Kind { get; } = new("procedures.put-draft", Permission.Applicant);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var draft = await acting.Db.Set<Draft>().AsTracking().SingleOrDefaultAsync(d => d.Id == Draft && d.ExpiresAt >= acting.Now, ct);
        if (draft is null || !draft.IsShownTo(DraftHolder.Of(null, acting.Actor))) return Procedures.Draft.Unknown.Because();
        var typed = draft.ReadTyped(acting.OpenForWork());
        if (Base is not null && Base != MarkOf(typed)) return ConfirmModel.ChangedMeanwhile.Because();
        foreach (var item in Items) typed.TakeOver(item, Sent);
        if (draft.Save(acting.Seal(Procedures.Draft.TypedColumn.Of(Draft.Value), typed.ToJson()), acting.Now) is { } no) return no;
        acting.Record(new DraftSaved(Draft.Value));
        return Done.Yes;
    }
}
