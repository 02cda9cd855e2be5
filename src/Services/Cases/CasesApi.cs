using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Cases.Pages;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Web;

namespace SmartLocal.Cases;

/// <summary>
/// An application read back: by its applicant, or by a member or an own system of the office that handles it. Staff get masked answers in full
/// only with <c>shown=true</c>, which the applicant reads.
/// </summary>
internal static class CasesApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/applications/{receipt}", Read)
        .Needs(Permission.Either(Permission.Resident, LookAtCase.OfHandlersAndDeciders, Permission.Scope(LookAtCase.Scope)))
        .ForMachines()
        .WithTags("applications")
        .Produces<ApplicationDocument>()
        .Produces<ProblemDocument>(StatusCodes.Status404NotFound, "application/problem+json");

    private static async Task<IResult> Read(string receipt, bool? shown, City city, CityContext db, CaseReader reader, CancellationToken ct)
    {
        var view = city.Actor.Kind is ActorKind.Resident
            ? await reader.ForApplicant(db, receipt, city.Actor.Id, ct)
            : await ForOffice(receipt, shown ?? false, city, db, reader, ct);
        return view is null ? CaseDesk.Unknown.Because().AsProblem() : Results.Json(ApplicationDocument.Of(view), CityJson.Options);
    }

    private static async Task<CaseView?> ForOffice(string receipt, bool shown, City city, CityContext db, CaseReader reader, CancellationToken ct)
    {
        if (await CaseReader.IdForOffice(db, receipt, city.Actor.Office, ct) is not { } id) return null;
        return (await city.Perform(new LookAtCase(id, shown ? LookAtCase.WithMasked : LookAtCase.Whole), ct)).Try(out var opened, out _)
            ? await reader.ForOffice(db, opened, id, city.Actor.Office, ct)
            : null;
    }
}
