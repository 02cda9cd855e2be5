using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;

namespace SmartLocal.Procedures;

internal sealed class ProceduresTables : ITables
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<Application>(application =>
        {
            application.ToTable("procedures_application").HasKey(a => a.Id);
            application.HasIndex(a => a.Receipt, "procedures_application_receipt").IsUnique(); // residents ask by it
        });
        model.Entity<AmendedAnswer>(amended =>
        {
            amended.ToTable("procedures_amendment").HasKey(a => a.Id);
            amended.HasIndex(a => a.Application, "procedures_amendment_application"); // read with the application
        });
        model.Entity<Paper>(paper => paper.ToTable("procedures_paper").HasKey(p => new { p.Definition, p.Language }));
        model.Entity<Draft>(draft =>
        {
            draft.ToTable("procedures_draft").HasKey(d => d.Id);
            draft.HasIndex(d => d.Account, "procedures_draft_account"); // her own, on her page
            draft.HasIndex(d => d.Browser, "procedures_draft_browser"); // begun here, before signing in
            draft.HasIndex(d => d.ExpiresAt, "procedures_draft_expires_at"); // those that are over go
        });
    }
}
