using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;

namespace SmartLocal.Records;

internal sealed class RecordsTables : ITables
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<Approval>(approval =>
        {
            approval.ToTable("records_approval").HasKey(a => a.Id);
            approval.HasIndex(a => new { a.Office, a.Place }, "records_approval_place").IsUnique(); // no number twice; the office's list
            approval.HasIndex(a => new { a.Office, a.Status, a.Place }, "records_approval_waiting"); // the decider's inbox
        });
        model.Entity<ErasureDraft>(draft =>
        {
            draft.ToTable("records_erasure_draft").HasKey(d => d.Id);
            draft.HasIndex(d => d.Approval, "records_erasure_draft_approval"); // what its decision erases
            draft.HasIndex(d => new { d.Office, d.Id }, "records_erasure_draft_office"); // the office's drafts, the latest first
        });
        model.Entity<Counter>(counter => counter.ToTable("records_counter").HasKey(c => new { c.Office, c.Year }));
    }
}
