using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages.Line;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Web;

namespace SmartLocal.Messages;

/// <summary>
/// LINE, by the city's account there. The delivery's id is LINE's retry key, so that a delivery arrives once however often it is handed
/// over, for as long as LINE remembers the key.
/// </summary>
internal sealed class ByLine(LineAccount account, Envelope envelope, SiteAddress site, IDbContextFactory<CityContext> contexts) : ICarrier
{
    public Channel Channel => Channel.Line;

    public int AtOnce => 64;

    public bool TakesKey => true;

    public bool IsReady => account.Way().Readiness is LineReadiness.Ready && site.Value is not null;

    public async Task<Outcome> Send(Delivery delivery, CancellationToken ct)
    {
        if (account.Way() is not { Client: { } line } || site.Value is not { } at) return new Outcome.Later(0);
        await using var db = await contexts.CreateDbContextAsync(ct);
        // She has disconnected it since: nobody is there any more.
        if (await db.Set<Contact>().SingleOrDefaultAsync(c => c.Id == delivery.Contact, ct) is not { } contact || !LineUserId.TryParse(envelope.AddressOf(contact), out var to))
            return new Outcome.Refused(404, AddressFails: false);

        return await line.Push(to, [envelope.OnLine(delivery, at)], delivery.Id.Value, ct) switch
        {
            LineOutcome.Accepted => new Outcome.Accepted(200),
            // What is wrong with the city's own account says nothing about her, and mends itself when somebody mends that.
            LineOutcome.Refused { IsAboutUs: true } refused => new Outcome.Later(refused.Code),
            LineOutcome.Refused refused => new Outcome.Refused(refused.Code, refused.Reason.Contains("'to'", StringComparison.Ordinal)),
            LineOutcome.Later later => new Outcome.Later(later.Code),
            _ => new Outcome.Later(429),
        };
    }
}
