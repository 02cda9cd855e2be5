using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Cases.Pages;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Web;

namespace SmartLocal.Cases;

/// <summary>
/// An application read back: by its applicant, or by a member or a system of the office that handles it. Staff get masked answers
/// in full only with <c>shown=true</c>, which the applicant reads; a system never gets them.
/// </summary>
internal static class CasesApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/applications/{receipt}", Read)
        .Needs(Permission.Either(Permission.Resident, LookAtCase.OfHandlersAndDeciders, Permission.Scope(LookAtCase.Scope)))
        .ForMachines()
        .WithTags("applications")
        .Produces<ApplicationDocument>()
        .Produces<ProblemDocument>(StatusCodes.Status404NotFound, "application/problem+json")
        .Produces<ProblemDocument>(StatusCodes.Status403Forbidden, "application/problem+json");

    private static async Task<IResult> Read(string receipt, bool? shown, City city, CityContext db, CaseReader reader, CancellationToken ct)
    {
        var found = Permission.Applicant.Allows(city.Actor)
            ? await reader.ForApplicant(db, receipt, city.Actor, ct) is { } own ? own : CaseDesk.Unknown.Because()
            : await ForOffice(receipt, shown ?? false, city, db, reader, ct);
        return found.Try(out var view, out var no) ? Results.Json(ApplicationDocument.Of(view), CityJson.Options) : no.AsAnswer();
    }

    private static async Task<Result<CaseView>> ForOffice(string receipt, bool shown, City city, CityContext db, CaseReader reader, CancellationToken ct)
    {
        if (await CaseReader.IdForOffice(db, receipt, city.Actor.Office, ct) is not { } id) return CaseDesk.Unknown.Because();
        var looked = await city.Perform(new LookAtCase(id, shown ? LookAtCase.WithMasked : LookAtCase.Whole), ct);
        return looked.IsRefused ? looked.Refusal
            : await reader.ForOffice(db, looked.Value, id, city.Actor.Office, ct) is { } view ? view
            : CaseDesk.Unknown.Because();
    }
}
