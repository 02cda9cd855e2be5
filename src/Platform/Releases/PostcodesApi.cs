using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Releases;

/// <summary>What place of the city a postcode means, so that nobody types what her postcode says already.</summary>
internal static class PostcodesApi
{
    /// <summary>A postcode that is no town's of this city. Value: <c>postcode</c>.</summary>
    public static readonly RefusalKind Elsewhere = new("platform.postcode-elsewhere", RefusalReason.NotFound);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/postcodes/{postcode}", Find).Public().ForMachines().WithTags("places").Produces<PostcodeDocument>().Produces<ProblemDocument>(404, "application/problem+json")
            .WithSummary("The towns of the city that have the postcode, and the address as far as it says it");

    private static IResult Find(string postcode, Towns towns)
    {
        if (!Postcode.Parse(postcode).Try(out var code, out var no)) return no.AsAnswer();
        var (directory, found) = (towns.Directory, towns.Directory.TownsAt(code));
        if (found.Count == 0) return Elsewhere.Because(("postcode", code.Value)).AsAnswer();
        // Several 丁目 of one name: the name is known, the 丁目 is hers to say.
        var known = found.Select(t => t.Name).Distinct().ToList() is [var one] ? one : found.Select(t => t.Base).Distinct().ToList() is [var name] ? name : "";
        return Results.Json(new PostcodeDocument(code.Value, directory.Municipality.Prefecture + directory.Municipality.Name + known, [.. found.Select(t => t.Name)]), CityJson.Options);
    }
}

/// <summary>A place by its postcode.</summary>
/// <param name="Postcode">198-0043.</param>
/// <param name="Address">Prefecture, city and town, as far as the postcode says it.</param>
/// <param name="Towns">The towns that share it.</param>
internal sealed record PostcodeDocument(string Postcode, string Address, IReadOnlyList<string> Towns);
