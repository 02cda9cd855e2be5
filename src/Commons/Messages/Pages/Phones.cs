using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Sms;
using SmartLocal.Platform.Data;

namespace SmartLocal.Messages.Pages;

/// <summary>What the page of the ways says of mobile phones.</summary>
internal sealed class Phones(SmsGateways gateways, TimeProvider clock)
{
    /// <summary>Null where the city sends no texts.</summary>
    public async Task<PhoneModel?> Of(CityContext db, Guid account, string? typed, Refusal? refusal, CancellationToken ct)
    {
        if (gateways.Way().Readiness is not SmsReadiness.Ready) return null;
        var asked = await db.Set<AskedNumber>().SingleOrDefaultAsync(a => a.Account == account, ct);
        return new(asked?.IsOpen(Instant.From(clock.GetUtcNow())) is true ? asked.Masked : null, typed, refusal);
    }
}
