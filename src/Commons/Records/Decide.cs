using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Records;

/// <summary>Decides a draft as it is proposed (決裁).</summary>
internal sealed record Decide(ApprovalId Approval, string? Comment) : IAct<Done>
{
    public ActKind Kind { get; } = new("records.decide", Permission.Right(Rights.Decide));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (!PlainText.ReadLines(Comment, Records.Approval.LongestComment).Try(out var comment, out var unusable)) return unusable with { Field = "comment" };
        if (!(await Desk.TakeToDecide(acting, Approval, ct)).Try(out var approval, out var unknown)) return unknown;
        var said = comment.Length == 0 ? null : comment;
        if (!approval.Decide(StaffId.From(acting.Actor.Id), said, acting.Now).Try(out var done, out var no)) return no;
        acting.Record(new DraftDecided(approval.Id, approval.Subject, approval.Number, approval.Office, approval.Origin, said));
        return done;
    }
}
