using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Web;

namespace SmartLocal.Cases;

/// <summary>What an office's own system reads: the applications that the office handles.</summary>
internal static class OfficeApi
{
    public const int MostOnAPage = 50;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/office/applications", List)
        .Needs(Permission.Scope(LookAtCase.Scope))
        .ForMachines()
        .WithTags("applications")
        .Produces<OfficeApplications>();

    /// <summary>
    /// Younger cases are not shown yet: an id is made before its case is committed, and within a millisecond ids are in no order.
    /// After a minute nothing comes in between any more, so whoever asks again after the last one misses none.
    /// </summary>
    public static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    private static async Task<IResult> List(
        Guid? after, int? limit, City city, CityContext db, CityDatabase database, CaseReader reader, TimeProvider clock, CancellationToken ct)
    {
        var (office, most) = (city.Actor.Office!, Math.Clamp(limit ?? MostOnAPage, 1, MostOnAPage));
        var (from, before) = (Stored(after ?? Guid.Empty), Stored(IdSource.FirstAt(Instant.From(clock.GetUtcNow() - Settled))));
        // An id is compared as each engine stores it; LINQ has no "greater" for it.
        var ids = await db.Set<Case>()
            .FromSqlRaw("SELECT * FROM cases_case WHERE office = {0} AND id > {1} AND id < {2}", office, from, before)
            .OrderBy(c => c.Id).Take(most).Select(c => c.Id).ToListAsync(ct);
        var applications = new List<ApplicationDocument>(ids.Count);
        if (ids.Count > 0)
        {
            if (!(await city.Perform(new ReadApplications(ids), ct)).Try(out var opened, out var no)) return no.AsAnswer();
            foreach (var id in ids) applications.Add(ApplicationDocument.Of((await reader.ForOffice(db, opened, id, office, ct))!));
        }

        return Results.Json(new OfficeApplications(applications, ids.Count == most ? ids[^1].Value : null, ids.Count == 0 ? after : ids[^1].Value), CityJson.Options);

        object Stored(Guid id) => database.Engine is Engine.Sqlite ? id.ToByteArray(bigEndian: true) : id;
    }
}

/// <summary>A page of an office's applications, in the order in which they came; each appears a minute after its case was opened.</summary>
/// <param name="Applications">Each with its answers as they stand.</param>
/// <param name="Next">What to ask <c>after</c> for the next page; absent on the last.</param>
/// <param name="Last">The last one of this page: what to ask <c>after</c> later for those that have come since.</param>
internal sealed record OfficeApplications(IReadOnlyList<ApplicationDocument> Applications, Guid? Next, Guid? Last);
