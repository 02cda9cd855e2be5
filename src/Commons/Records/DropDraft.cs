using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Records.Contracts;

public sealed partial record DropDraft
{
    async ValueTask<Result<Done>> IAct<Done>.Run(Acting acting, CancellationToken ct)
    {
        if (await Desk.Take(acting, Approval, ct) is not { } approval) return Desk.Unknown.Because();
        if (!approval.Drop(acting.Now).Try(out var done, out var no)) return no;
        acting.Record(new DraftDropped(approval.Id, approval.Subject, approval.Number, approval.Office, approval.Origin));
        return done;
    }
}
