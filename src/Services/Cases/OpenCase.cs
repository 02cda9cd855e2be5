using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Releases;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Cases;

/// <summary>Opens the case of an application, once, under the version of the procedure in which it was submitted.</summary>
internal sealed record OpenCase(ApplicationSubmitted Submitted, Instant At) : IAct<CaseId>
{
    public static readonly RefusalKind OpenAlready = new("cases.open-already", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("cases.open", Permission.System);

    public async ValueTask<Result<CaseId>> Run(Acting acting, CancellationToken ct)
    {
        var receipt = Submitted.Receipt.Value;
        if (await acting.Db.Set<Case>().AnyAsync(c => c.Receipt == receipt, ct)) return OpenAlready.Because();
        var application = await acting.Get<Applications>().Find(acting.Db, acting.OpenForWork(), Submitted.Application, ct)
            ?? throw new InvalidOperationException($"The application {Submitted.Application.Value} was submitted and can't be found");

        // The account may have been merged into another since it was submitted.
        var id = acting.NewId<CaseId>();
        var opened = Case.Open(
            id, Submitted with { Account = application.Account }, application.HandedIn, At, application.Procedure.StandardDays.Value,
            acting.SealOptional(Case.ApplicantColumn.Of(id.Value), application.Answers.Applicant?.ToString()), acting.Get<CityFacts>().Calendar);
        acting.Db.Add(opened);
        acting.Record(new CaseOpened(opened.Id, opened.Application, opened.Code, opened.Channel, opened.Office, opened.Due));
        return opened.Id;
    }
}
