using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Audits;

/// <summary>What the audits found, on screen and for machines, and the button that runs them now.</summary>
internal static class AuditsPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/staff/audits", Show).Needs(JobRight.Operate);
        routes.MapPost("/staff/audits", Begin).Needs(JobRight.Operate);
        var api = routes.MapGroup("/api/audits").ForMachines().WithTags("audits");
        api.MapGet("", List).Needs(JobRight.Operate).Produces<IReadOnlyList<AuditView>>();
        api.MapPost("", BeginByApi).Needs(JobRight.Operate).Produces(202);
    }

    private static async Task<IResult> Show(CityContext db, AllAudits audits, CancellationToken ct) =>
        Page.Of<AuditsPage>(new AuditsModel(await Read(db, audits, ct), await BeginAudits.UnderWay(db, ct) is not null));

    private static async Task<IResult> Begin(City city, CancellationToken ct) =>
        (await city.Perform(new BeginAudits(), ct)).Try(out _, out var no) ? Page.Then("/staff/audits", "audits.notice.begun") : no.AsAnswer();

    private static async Task<IResult> List(CityContext db, AllAudits audits, CancellationToken ct) => Results.Json(await Read(db, audits, ct), CityJson.Options);

    private static async Task<IResult> BeginByApi(City city, CancellationToken ct) =>
        (await city.Perform(new BeginAudits(), ct)).Try(out _, out var no) ? Results.Accepted("/api/audits") : no.AsAnswer();

    private static async Task<IReadOnlyList<AuditView>> Read(CityContext db, AllAudits audits, CancellationToken ct) =>
        [.. from row in await db.Set<AuditRow>().OrderBy(r => r.Audit).ToListAsync(ct)
            let audit = audits.Find(row.Audit)
            where audit is not null
            select new AuditView(row.Audit, audit.TitleKey, row.At, row.Looked, row.Wrong, row.Named.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
}

/// <summary>What the page shows.</summary>
public sealed record AuditsModel(IReadOnlyList<AuditView> Audits, bool IsRunning);

/// <summary>What an audit found when it was last run.</summary>
/// <param name="Name">Its coded word.</param>
/// <param name="TitleKey">Key of the sentence that must be true.</param>
/// <param name="At">When it was run.</param>
/// <param name="Looked">How many things it looked at.</param>
/// <param name="Wrong">For how many it was not true.</param>
/// <param name="Named">The first twenty of those, by receipt number, id or coded word.</param>
public sealed record AuditView(
    string Name, [property: System.Text.Json.Serialization.JsonIgnore] string TitleKey, Instant At, long Looked, long Wrong, IReadOnlyList<string> Named);
