using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Cases;

/// <summary>Issues the notice of what was decided: written from the procedure's words, laid into the applicant's inbox and announced by mail.</summary>
internal sealed record IssueNotice(DraftDecided Decided, Instant DecidedAt) : IAct<Done>
{
    public ActKind Kind { get; } = new("cases.issue-notice", Permission.System);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var proposal = await acting.Db.Set<Proposal>().SingleAsync(p => p.Approval == Decided.Approval, ct);
        var taken = await CaseDesk.Take(acting, proposal.Case, ct) ?? throw new InvalidOperationException("A proposal has no case");
        if (!taken.Notify(acting.Now).Try(out var done, out var no)) return no;

        var application = await acting.Get<Applications>().Find(acting.Db, acting.OpenForWork(), taken.Application, ct);
        var notice = await Write(acting, taken, proposal, application!, ct);
        acting.Db.Add(notice);
        var corrections = await CaseDesk.Corrections(acting, taken.Id, ct);
        acting.Record(new NoticeIssued(
            taken.Id, taken.Code, taken.Channel, taken.Office, proposal.Decision, Decided.Number,
            taken.Clock(corrections).Used(acting.Get<CityFacts>().Calendar, acting.Now.TokyoDate), taken.StandardDays, taken.Corrections));
        return await CaseMessages.Tell(acting, taken, await CaseMessages.ForNotice(acting, taken, application!, notice, ct), ct) is { } untold ? untold : done;
    }

    private async Task<Notice> Write(Acting acting, Case taken, Proposal proposal, SubmittedApplication application, CancellationToken ct)
    {
        var words = proposal.Decision is Decision.Granted ? application.Procedure.Notices.Value.Grant! : application.Procedure.Notices.Value.Refuse!;
        var letter = new NoticeLetter(taken, application, DecidedAt.TokyoDate) { Amount = proposal.Amount, Words = proposal.Reason };
        var (title, body) = await letter.Write(acting, words, ct);
        return new Notice
        {
            Case = taken.Id,
            Approval = proposal.Approval,
            Number = Decided.Number,
            Decision = proposal.Decision,
            Amount = proposal.Amount,
            Title = title,
            Body = body,
            Appeal = new Text(acting.Get<TextCatalogue>(), Language.Ja).Of("cases.document.appeal", ("city", acting.Get<CityFacts>().Name)).Plain,
            DecidedAt = DecidedAt,
            IssuedAt = acting.Now,
        };
    }
}
