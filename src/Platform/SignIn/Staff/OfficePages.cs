using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>課の切替え: for which of her offices a member of staff acts.</summary>
internal static class OfficePages
{
    public const string Path = "/staff/office";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (City city, CityContext db, IEnumerable<IRightsSource> rights, TimeProvider clock, CancellationToken ct) =>
            Show(city, db, rights, clock, null, ct)).Needs(Permission.AnyStaff);
        routes.MapPost(Path, Choose).Needs(Permission.AnyStaff);
    }

    private static async Task<IResult> Show(City city, CityContext db, IEnumerable<IRightsSource> rights, TimeProvider clock, Refusal? refusal, CancellationToken ct)
    {
        var posts = new List<HeldPost>();
        foreach (var source in rights) posts.AddRange(await source.PostsOf(db, city.Actor.Id, clock.TodayInTokyo(), ct));
        return Page.Of<OfficePage>(
            new OfficeModel([.. posts.Offices().Select(p => new OfficeLine(p.Office, p.OfficeName))], city.Actor.Office, refusal),
            refusal?.Status() ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Choose(
        HttpContext http, PostedForm form, City city, CityContext db, Sessions sessions, IEnumerable<IRightsSource> rights, TimeProvider clock, CancellationToken ct)
    {
        var secret = http.Visitor().Secret!;
        var chosen = await city.Perform(new ChooseOffice(secret, form["office"] ?? ""), ct);
        if (chosen.IsRefused) return await Show(city, db, rights, clock, chosen.Refusal, ct);
        sessions.Forget(secret);
        return Page.Then("/staff", "sign-in.office.chosen");
    }
}

/// <summary>The offices in which she holds a post, and the one for which she acts.</summary>
public sealed record OfficeModel(IReadOnlyList<OfficeLine> Offices, string? Current, Refusal? Refusal);
