using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Records;

/// <summary>Sends a draft back to its drafter (差戻し), who reads what is to be mended.</summary>
internal sealed record SendBack(ApprovalId Approval, string? Comment) : IAct<Done>
{
    public ActKind Kind { get; } = new("records.send-back", Permission.Right(Rights.Decide));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (!PlainText.ReadLines(Comment, Records.Approval.LongestComment).Try(out var comment, out var unusable)) return unusable with { Field = "comment" };
        if (!(await Desk.TakeToDecide(acting, Approval, ct)).Try(out var approval, out var unknown)) return unknown;
        if (!approval.SendBack(StaffId.From(acting.Actor.Id), comment, acting.Now).Try(out var done, out var no)) return no;
        acting.Record(new DraftSentBack(approval.Id, approval.Subject, approval.Number, approval.Office, approval.Origin, comment));
        return done;
    }
}
