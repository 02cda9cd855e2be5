using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Web;

namespace SmartLocal.Host;

internal static class Health
{
    /// <summary>The most entries that may wait for their seal before the node says it is not well.</summary>
    private const long MostUnsealed = 1_000_000;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/health", Answer).Public().ForMachines();

    /// <summary>200 only when a resident could be served now: the database answers, a release is in force, the journal moves.</summary>
    private static async Task<IResult> Answer(JournalState journal, CityFacts facts, IDbContextFactory<CityContext> contexts, CancellationToken ct)
    {
        try
        {
            var progress = await journal.Read(ct);
            var well = facts.Name.Length > 0 && progress.Unsealed < MostUnsealed;
            return Results.Json(
                new HealthDocument(
                    well ? "serving" : "not-serving", progress.Head, progress.Unsealed, (long)progress.SealingLate.TotalSeconds, progress.IsAlarming,
                    progress.Lag, progress.DeadLetters),
                CityJson.Options,
                statusCode: well ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }
        catch (System.Data.Common.DbException)
        {
            return Results.Json(new HealthDocument("no-database", 0, 0, 0, true, new Dictionary<string, long>(), 0), CityJson.Options, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}

/// <summary>How the node is. <see cref="Alarm"/>: nothing was sealed for more than a minute and a person must look; the node serves nevertheless.</summary>
internal sealed record HealthDocument(
    string State, long JournalHead, long Unsealed, long SealingLateSeconds, bool Alarm, IReadOnlyDictionary<string, long> Lag, int DeadLetters);
