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
    }
}
