using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Messages.Pages;

/// <summary>How somebody is told: on her own page, and by the link in a mail.</summary>
internal static class WaysPages
{
    internal const string Path = "/my/ways";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var ways = routes.MapGroup(Path);
        ways.MapGet("", (City city, CityContext db, WaysParts parts, CancellationToken ct) => Show(city, db, parts, null, ct)).Needs(Permission.Self);
        ways.MapPost("", Choose).Needs(Permission.Self);
        ways.MapPost("/stop", (City city, CancellationToken ct) => Stop(city, true, ct)).Needs(Permission.Self);
        ways.MapPost("/go-on", (City city, CancellationToken ct) => Stop(city, false, ct)).Needs(Permission.Self);
        ways.MapPost("/{contact:guid}/remove", Remove).Needs(Permission.Self);
        ways.MapPost("/phone", AskForCode).Needs(Permission.Self);
        ways.MapPost("/phone/code", ConfirmPhone).Needs(Permission.Self);

        routes.MapGet("/stop/{delivery:guid}/{mark}", Ask).Public();
        routes.MapPost("/stop/{delivery:guid}/{mark}", StopByLink).Public();
    }

    internal static async Task<IResult> Show(City city, CityContext db, WaysParts parts, Refusal? refusal, CancellationToken ct, string? typed = null) =>
        Page.Of<WaysPage>(WaysModel.Of(await Ways.Of(db, city.Actor.Id, ct), await parts.Phones.Of(db, city.Actor.Id, typed, refusal, ct), parts.Push, refusal), refusal?.Status() ?? StatusCodes.Status200OK);

    private static async Task<IResult> AskForCode(PostedForm form, City city, CityContext db, WaysParts parts, Text text, CancellationToken ct)
    {
        var typed = form["phone"] ?? "";
        var asked = await city.Perform(new AskForCode(typed, text.Language), ct);
        return asked.IsRefused ? await Show(city, db, parts, asked.Refusal, ct, typed) : Page.Then(Path, "messages.phone.asked");
    }

    private static async Task<IResult> ConfirmPhone(PostedForm form, City city, CityContext db, WaysParts parts, CancellationToken ct)
    {
        var counted = await city.Perform(new CountCodeTry(), ct);
        var confirmed = counted.IsRefused ? counted : await city.Perform(new ConfirmPhone(form["code"] ?? ""), ct);
        return confirmed.IsRefused ? await Show(city, db, parts, confirmed.Refusal, ct) : Page.Then(Path, "messages.phone.connected");
    }

    private static async Task<IResult> Choose(PostedForm form, City city, CityContext db, WaysParts parts, Text text, CancellationToken ct)
    {
        var asked = form.All("asked").Select(Words.ChannelOf).OfType<Channel>().Distinct().ToList();
        var wanted = (from p in MessagePurpose.All from c in form.All("wanted." + p.Code).Select(Words.ChannelOf).OfType<Channel>() select (p, c)).ToHashSet();
        var written = LanguageCodes.Parse(form["language"] ?? "") ?? text.Language;
        var chosen = await city.Perform(new ChooseWays(wanted, asked, Minutes(form["quiet.from"]), Minutes(form["quiet.until"]), written, text.Language), ct);
        return chosen.IsRefused ? await Show(city, db, parts, chosen.Refusal, ct) : Page.Then(Path, "messages.ways.kept");
    }

    private static async Task<IResult> Stop(City city, bool stop, CancellationToken ct)
    {
        var done = await city.Perform(new StopAll(stop), ct);
        return done.IsRefused && done.Refusal.Kind != Messages.StopAll.SoAlready ? done.Refusal.AsAnswer() : Page.Then(Path, stop ? "messages.ways.stopped" : "messages.ways.goes-on");
    }

    private static async Task<IResult> Remove(Guid contact, City city, CityContext db, WaysParts parts, CancellationToken ct)
    {
        var removed = await city.Perform(new RemoveContact(ContactId.From(contact)), ct);
        return removed.IsRefused ? await Show(city, db, parts, removed.Refusal, ct) : Page.Then(Path, "messages.ways.removed");
    }

    // A mail program opens every link to look for harm: opening it stops nothing.
    private static async Task<IResult> Ask(Guid delivery, string mark, CityContext db, StopLinks links, CancellationToken ct)
    {
        var id = DeliveryId.From(delivery);
        var purpose = links.IsOurs(id, mark) ? await db.Set<Delivery>().Where(d => d.Id == id).Select(d => d.Purpose).SingleOrDefaultAsync(ct) : null;
        return Page.Of<StopPage>(new StopModel(false, purpose), purpose is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    private static async Task<IResult> StopByLink(Guid delivery, string mark, City city, CityContext db, CancellationToken ct)
    {
        var id = DeliveryId.From(delivery);
        var stopped = await city.Perform(new StopByLink(id, mark), ct);
        if (stopped.IsRefused && stopped.Refusal.Kind != Messages.StopAll.SoAlready) return Page.Of<StopPage>(new StopModel(false, null), stopped.Refusal.Status());
        return Page.Of<StopPage>(new StopModel(true, await db.Set<Delivery>().Where(d => d.Id == id).Select(d => d.Purpose).SingleOrDefaultAsync(ct)));
    }

    private static int Minutes(string? clock) =>
        TimeOnly.TryParseExact(clock, "HH:mm", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var time) ? (time.Hour * 60) + time.Minute : -1;
}
