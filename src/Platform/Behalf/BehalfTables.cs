using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Behalf;

internal sealed class BehalfTables : ITables
{
    public void Configure(ModelBuilder model) => model.Entity<Mandate>(mandate =>
    {
        mandate.ToTable("platform_behalf").HasKey(m => m.Id);
        mandate.Ignore(m => m.EvidenceFiles);
        mandate.HasIndex(m => m.Agent, "platform_behalf_agent"); // for whom she may act
        mandate.HasIndex(m => m.Principal, "platform_behalf_principal"); // who may act for her
        mandate.HasIndex(m => new { m.State, m.MadeAt }, "platform_behalf_state"); // what waits for the city, the earliest first
    });
}
