using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Records.Contracts;

public sealed partial record DraftForDecision
{
    async ValueTask<Result<ApprovalId>> IAct<ApprovalId>.Run(Acting acting, CancellationToken ct)
    {
        if (acting.Actor.Office != Office) return OtherOffice.Because();
        if (Title.Length == 0) return TitleMissing.Of("title");
        if (Body.Count == 0) return BodyMissing.Of("body");

        var office = await Offices.Find(acting.Db, Office, ct) ?? throw new InvalidOperationException($"{Office} has staff and is not registered");
        var number = await DocumentNumber.Next(acting, office, Origin, ct);
        var approval = Approval.Draft(
            acting.NewId<ApprovalId>(), this, number.Text, number.Place, StaffId.From(acting.Actor.Id), acting.Now);
        acting.Db.Add(approval);
        acting.Record(new DecisionDrafted(approval.Id, Subject, approval.Number, Office, Origin));
        return approval.Id;
    }
}
