using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Behalf;

/// <summary>The mandates by which the caller may act for others, whose ids the header On-Behalf-Of names.</summary>
internal static class BehalfApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/mandates", List)
        .Needs(Permission.Self)
        .ForMachines()
        .WithTags("mandates")
        .Produces<IReadOnlyList<MandateDocument>>();

    private static async Task<IResult> List(City city, CityContext db, Vault vault, TimeProvider clock, CancellationToken ct)
    {
        var (me, today) = ((Guid?)city.Actor.Id, clock.TodayInTokyo());
        var held = await db.Set<Mandate>().Where(m => m.Agent == me && m.State == MandateState.Confirmed && m.Until >= today)
            .OrderBy(m => m.MadeAt).ThenBy(m => m.Id).Take(MyBehalf.Most).ToListAsync(ct);
        return Results.Json(
            held.Select(m => new MandateDocument(m.Id.Value, MandateTerms.Code(m.Kind), m.Names(vault.Own(m.People)).Principal, m.Procedures?.Split(' '), m.From, m.Until, MandateTerms.Code(m.Told))), CityJson.Options);
    }
}

/// <summary>A mandate in the API.</summary>
/// <param name="Id">For the header On-Behalf-Of.</param>
/// <param name="Kind">By what right: guardian, family, delegate, filing-agent, company.</param>
/// <param name="Name">The person's name, as declared.</param>
/// <param name="Procedures">Ids of the procedures for which it is given; null for all.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
/// <param name="Told">Of which matters of the person the caller is told: none, handed-in (what she handed in herself), all.</param>
internal sealed record MandateDocument(Guid Id, string Kind, string Name, IReadOnlyList<string>? Procedures, DateOnly From, DateOnly Until, string Told);
