using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Sms;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Web;

namespace SmartLocal.Messages;

/// <summary>
/// Texts to mobile phones, by the city's gateways. They know the delivery's id and promise nothing about taking it once, so that a text
/// whose answer was lost is doubtful.
/// </summary>
internal sealed class BySms(SmsGateways gateways, Envelope envelope, SiteAddress site, IDbContextFactory<CityContext> contexts) : ICarrier
{
    public Channel Channel => Channel.Sms;

    public int AtOnce => 8;

    public bool TakesKey => false;

    public bool IsReady => gateways.Way().Readiness is SmsReadiness.Ready && site.Value is not null;

    public async Task<Outcome> Send(Delivery delivery, CancellationToken ct)
    {
        if (gateways.Way() is not { Readiness: SmsReadiness.Ready } way || site.Value is not { } at) return new Outcome.Later(0);
        // She has disconnected it since: nobody is there any more.
        if (await NumberOf(delivery, ct) is not { } to) return new Outcome.Refused(404, AddressFails: false);
        var words = envelope.OnSms(delivery, at, way.IsStandIn);
        if (words.Length > way.Longest) return new Outcome.Refused(413, AddressFails: false);
        return await gateways.Send(way, to, new SmsText(words), delivery.Id.Value, ct) switch
        {
            SmsOutcome.Accepted => new Outcome.Accepted(202),
            SmsOutcome.Refused refused => new Outcome.Refused(400, refused.IsAboutNumber),
            SmsOutcome.Later later => new Outcome.Later(later.Status),
            _ => new Outcome.Doubtful(),
        };
    }

    private async Task<MobileNumber?> NumberOf(Delivery delivery, CancellationToken ct)
    {
        if (delivery.Contact is not { } id) return Read(envelope.AddressOf(delivery));
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<Contact>().SingleOrDefaultAsync(c => c.Id == id, ct) is { } contact ? Read(envelope.AddressOf(contact)) : null;
    }

    private static MobileNumber? Read(string digits) =>
        PhoneNumber.Parse(digits).Try(out var number, out _) && MobileNumber.Of(number).Try(out var mobile, out _) ? mobile : null;
}
