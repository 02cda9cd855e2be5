using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;

namespace SmartLocal.Cases;

internal sealed class CasesTables : ITables
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<Case>(handled =>
        {
            handled.ToTable("cases_case").HasKey(c => c.Id);
            handled.Ignore(c => c.Received).Ignore(c => c.InReview).Ignore(c => c.IsOver);
            handled.HasIndex(c => c.Receipt, "cases_case_receipt").IsUnique(); // one case for one application, whoever is told twice
            handled.HasIndex(c => new { c.Office, c.Due, c.Receipt }, "cases_case_due"); // the office's list
            handled.HasIndex(c => new { c.Office, c.Status, c.Due, c.Receipt }, "cases_case_status"); // the same, filtered
            handled.HasIndex(c => c.Account, "cases_case_account"); // her own page
            handled.HasIndex(c => c.Agent, "cases_case_agent"); // what an agent handed in, when her account is merged
        });
        model.Entity<Correction>(correction =>
        {
            correction.ToTable("cases_correction").HasKey(c => c.Id);
            correction.Ignore(c => c.IsOpen).Ignore(c => c.Stop);
            correction.HasIndex(c => c.Case, "cases_correction_case"); // the clock of a case
        });
        model.Entity<Proposal>(proposal =>
        {
            proposal.ToTable("cases_proposal").HasKey(p => p.Approval);
            proposal.HasIndex(p => p.Case, "cases_proposal_case"); // what was drafted in a case
        });
        model.Entity<Notice>(notice => notice.ToTable("cases_notice").HasKey(n => n.Case));
    }
}
