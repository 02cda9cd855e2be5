using System.Buffers.Text;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages.Push;
using SmartLocal.Platform.Data;

namespace SmartLocal.Messages;

/// <summary>
/// Notifications of browsers (Web Push). Push services know no key by which they take a message once: what was handed over without an
/// answer is doubtful and goes a second time. It then has the same topic, so that it replaces the first where that still waits at the
/// service, and the same tag, so that it replaces the first on her screen.
/// </summary>
internal sealed class ByPush(PushClient client, Vapid vapid, PushPauses pauses, Envelope envelope, IDbContextFactory<CityContext> contexts) : ICarrier
{
    /// <summary>A browser that was away for longer finds the message when she opens her page; its mail is a week old too.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    public Channel Channel => Channel.Push;

    public int AtOnce => 64;

    public bool TakesKey => false;

    public bool IsReady => vapid.IsReady;

    public async Task<Outcome> Send(Delivery delivery, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // She has disconnected it since: nobody is there any more.
        if (await db.Set<Contact>().SingleOrDefaultAsync(c => c.Id == delivery.Contact, ct) is not { } contact || !PushSubscription.Parse(envelope.AddressOf(contact)).Try(out var browser, out _))
            return new Outcome.Refused(404, AddressFails: false);
        if (pauses.IsOn(browser.Endpoint)) return new Outcome.Later(429);

        var options = new PushOptions { Ttl = KeptFor, Topic = Base64Url.EncodeToString(delivery.Id.Value.ToByteArray()) };
        var outcome = await client.Send(browser, envelope.OnPush(delivery, browser.Endpoint), options, ct);
        if (outcome is PushOutcome.Later { After: { } pause }) pauses.Keep(browser.Endpoint, pause);
        return outcome switch
        {
            PushOutcome.Accepted => new Outcome.Accepted(201),
            PushOutcome.Gone gone => new Outcome.Refused(gone.Code, AddressFails: true),
            // About the city's own key, clock or headers: it says nothing about her, and mends itself when somebody mends that.
            PushOutcome.Refused { Code: 401 or 403 } refused => new Outcome.Later(refused.Code),
            // Code 0: its service is not on the city's list any more.
            PushOutcome.Refused refused => new Outcome.Refused(refused.Code, AddressFails: refused.Code == 0),
            PushOutcome.Later later => new Outcome.Later(later.Code),
            _ => new Outcome.Doubtful(),
        };
    }
}
