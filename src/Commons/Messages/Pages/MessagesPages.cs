using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Messages.Pages;

internal static class MessagesPages
{
    private const int RowsOfAPage = 20;
    private const int MostFailuresShown = 100;
    private const int CountedDays = 30;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var inbox = routes.MapGroup("/my/messages");
        inbox.MapGet("", Inbox).Needs(Permission.Resident);
        inbox.MapGet("/{id:guid}", OneMessage).Needs(Permission.Resident);
        inbox.MapGet("/to-many/{broadcast:guid}", OneOfMany).Needs(Permission.Resident);

        var deliveries = routes.MapGroup("/staff/deliveries");
        deliveries.MapGet("", Deliveries).Needs(Permission.Right(Rights.Audit));
        deliveries.MapPost("/{id:guid}", Replay).Needs(Permission.Right(Rights.Audit));
        deliveries.MapPost("/given-up/{channel}", ReplayGivenUp).Needs(Permission.Right(Rights.Audit));
    }

    private static async Task<IResult> Inbox(City city, CityContext db, Vault vault, Text text, long? until, Guid? after, CancellationToken ct)
    {
        var reader = Inboxes.Of(city.Actor);
        var latest = new Instant(until ?? long.MaxValue);
        // One act may send several messages in the same instant: the page goes on behind the last one shown, not behind its instant.
        var rows = await db.Set<Message>().Where(m => m.Account == reader && m.At <= latest)
            .OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(2 * RowsOfAPage).ToListAsync(ct);
        if (after is { } shown) rows = [.. rows.SkipWhile(m => m.Id.Value != shown).Skip(1)];
        var next = rows.Count <= RowsOfAPage ? null : string.Create(
            CultureInfo.InvariantCulture, $"/my/messages?until={rows[RowsOfAPage - 1].At.Microseconds}&after={rows[RowsOfAPage - 1].Id.Value}");
        return Page.Of<InboxPage>(new InboxModel([.. rows.Take(RowsOfAPage).Select(m => InboxLine.Of(m, text, vault.Own(reader)))], next, city.Actor.SeesOnlyOf is not null));
    }

    // Opening is what marks a message as read: an act of the resident's own, performed before the page is written.
    private static async Task<IResult> OneMessage(Guid id, City city, CityContext db, Vault vault, Text text, CancellationToken ct)
    {
        var (reader, wanted) = (Inboxes.Of(city.Actor), InboxMessageId.From(id));
        var message = await db.Set<Message>().SingleOrDefaultAsync(m => m.Id == wanted && m.Account == reader, ct);
        if (message is null) return Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
        if (message.ReadAt is null) await city.Perform(new ReadMessage(wanted), ct);
        var written = message.In(text, vault.Own(reader));
        return Page.Of<MessagePage>(new MessageModel(written.Subject, written.Text, message.LinkPath, message.At, message.TemplateKey == Wording.Staffs));
    }

    // What announces a text to many at once can't name the message of each.
    private static async Task<IResult> OneOfMany(Guid broadcast, City city, CityContext db, CancellationToken ct)
    {
        var reader = Inboxes.Of(city.Actor);
        BroadcastId? wanted = BroadcastId.From(broadcast);
        var message = await db.Set<Message>().Where(m => m.Account == reader && m.Broadcast == wanted).OrderBy(m => m.Id).FirstOrDefaultAsync(ct);
        return Results.Redirect(message is null ? "/my/messages" : $"/my/messages/{message.Id.Value}");
    }

    private static async Task<IResult> Deliveries(CityContext db, MailServer server, DeliveryWorker worker, TimeProvider clock, CancellationToken ct) =>
        Page.Of<DeliveriesPage>(await Read(db, server, worker, clock, null, ct));

    private static async Task<IResult> Replay(Guid id, City city, CityContext db, MailServer server, DeliveryWorker worker, TimeProvider clock, CancellationToken ct)
    {
        var replayed = await city.Perform(new ReplayDelivery(DeliveryId.From(id)), ct);
        return replayed.IsRefused
            ? Page.Of<DeliveriesPage>(await Read(db, server, worker, clock, replayed.Refusal, ct), replayed.Refusal.Status())
            : Page.Then("/staff/deliveries", "messages.notice.replayed");
    }

    private static async Task<IResult> ReplayGivenUp(string channel, City city, CityContext db, MailServer server, DeliveryWorker worker, TimeProvider clock, CancellationToken ct)
    {
        if (Words.ChannelOf(channel) is not { } way) return Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
        var replayed = await city.Perform(new ReplayGivenUp(way), ct);
        return replayed.IsRefused
            ? Page.Of<DeliveriesPage>(await Read(db, server, worker, clock, replayed.Refusal, ct), replayed.Refusal.Status())
            : Page.Then("/staff/deliveries", "messages.notice.replayed");
    }

    private static async Task<DeliveriesModel> Read(CityContext db, MailServer server, DeliveryWorker worker, TimeProvider clock, Refusal? refusal, CancellationToken ct)
    {
        var now = Instant.From(clock.GetUtcNow());
        var since = now - TimeSpan.FromDays(CountedDays);
        var counted = await db.Set<Delivery>().Where(d => d.Kind != DeliveryKind.Parcel && (d.At >= since || d.State != DeliveryState.Accepted))
            .GroupBy(d => d.State).Select(g => new { State = g.Key, Number = g.Count() }).ToDictionaryAsync(g => g.State, g => g.Number, ct);
        // A parcel stands for those in it, who are tried with it.
        var failed = await db.Set<Delivery>()
            .Where(d => d.Parcel == null && (d.State == DeliveryState.Refused || d.State == DeliveryState.Returned || d.State == DeliveryState.GivenUp || d.State == DeliveryState.Doubtful
                || (d.State == DeliveryState.Waiting && d.Tries > 0)))
            .OrderByDescending(d => d.At).Take(MostFailuresShown).ToListAsync(ct);
        var work = worker.Work.ToDictionary(w => w.Channel);
        var figures = await DeliveryFigures.Of(db, work.Keys.Order(), now, ct);
        return new DeliveriesModel(
            Words.Of(server.Way().Readiness),
            CountedDays,
            [.. figures.Select(f => LineOf(f, work[f.Channel]))],
            [.. Enum.GetValues<DeliveryState>().Select(s => new StateCount(Words.Of(s), counted.GetValueOrDefault(s)))],
            [.. failed.Select(d => new FailedDelivery(
                d.Id.Value, Words.Of(d.Channel), Words.Of(d.Kind), Words.Of(d.State), d.Kind is DeliveryKind.Parcel ? null : d.Masked ?? MaskedAddress.Of(null), d.Tries, d.Code, d.At, d.Due, d.CanBeReplayed))],
            refusal);
    }

    private static ChannelLine LineOf(ChannelFigures figures, ChannelWork work)
    {
        long Open(params ReadOnlySpan<DeliveryState> states)
        {
            var sum = 0L;
            foreach (var state in states) sum += figures.Open.GetValueOrDefault(state);
            return sum;
        }

        return new ChannelLine(
            Words.Of(figures.Channel), work.IsReady, work.DownSince is { } down ? Instant.From(down) : null, Open(DeliveryState.Waiting, DeliveryState.Leased), figures.WaitsSince,
            Open(DeliveryState.Refused, DeliveryState.Returned, DeliveryState.Doubtful), Open(DeliveryState.GivenUp), figures.PerHour, figures.Within);
    }
}
