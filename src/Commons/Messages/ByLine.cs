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

    public int AtOnce => 256;

    public int MostInParcel => LineClient.MostRecipients;

    public bool TakesKey => true;

    public bool IsReady => account.Way().Readiness is LineReadiness.Ready && site.Value is not null;

    public async Task<Outcome> Send(Delivery delivery, CancellationToken ct)
    {
        if (account.Way() is not { Client: { } line } || site.Value is not { } at) return new Outcome.Later(0);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return delivery.Kind is DeliveryKind.Parcel ? await Multicast(line, at, db, delivery, ct) : await Push(line, at, db, delivery, ct);
    }

    private async Task<Outcome> Push(LineClient line, string at, CityContext db, Delivery delivery, CancellationToken ct)
    {
        // She has disconnected it since: nobody is there any more.
        if (await db.Set<Contact>().SingleOrDefaultAsync(c => c.Id == delivery.Contact, ct) is not { } contact || !LineUserId.TryParse(envelope.AddressOf(contact), out var to))
            return new Outcome.Refused(404, AddressFails: false);
        return Read(await line.Push(to, [envelope.OnLine(delivery, at)], delivery.Id.Value, ct));
    }

    // A repetition may be for fewer than the first try, when somebody has disconnected since: LINE has taken the first for all, and
    // then says so by its key, or for nobody.
    private async Task<Outcome> Multicast(LineClient line, string at, CityContext db, Delivery parcel, CancellationToken ct)
    {
        DeliveryId? id = parcel.Id;
        var members = await db.Set<Delivery>().Where(d => d.Parcel == id && d.State == DeliveryState.Waiting)
            .Join(db.Set<Contact>(), d => d.Contact, c => c.Id, (_, c) => c).OrderBy(c => c.Id).ToListAsync(ct);
        var to = new HashSet<LineUserId>(members.Count);
        foreach (var member in members)
            if (LineUserId.TryParse(envelope.AddressOf(member), out var user)) to.Add(user);
        return to.Count == 0 ? new Outcome.Refused(404, AddressFails: false) : Read(await line.Multicast(to, [envelope.OnLine(parcel, at)], parcel.Id.Value, ct));
    }

    private static Outcome Read(LineOutcome answer) => answer switch
    {
        LineOutcome.Accepted => new Outcome.Accepted(200),
        // What is wrong with the city's own account says nothing about her, and mends itself when somebody mends that.
        LineOutcome.Refused { IsAboutUs: true } refused => new Outcome.Later(refused.Code),
        LineOutcome.Refused refused => new Outcome.Refused(refused.Code, refused.Reason.Contains("'to'", StringComparison.Ordinal)),
        LineOutcome.Later later => new Outcome.Later(later.Code),
        _ => new Outcome.Later(429),
    };
}
