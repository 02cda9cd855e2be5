using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Privacy;

/// <summary>The protected persons for whom an office is named, for its holders of the right. Seeing the list is a look that nobody on it is told of.</summary>
internal static class ProtectionPages
{
    private const string Path = "/staff/protection";
    private const int Most = 500;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var protection = routes.MapGroup(Path);
        protection.MapGet("", Show).Needs(Permission.Right(Look.ProtectedRight));
        protection.MapPost("", Protect).Needs(Permission.Right(Look.ProtectedRight));
        protection.MapPost("/{id:guid}/end", End).Needs(Permission.Right(Look.ProtectedRight));
    }

    private static Task<IResult> Show(City city, CityContext db, IdSource ids, IOfficeNames offices, CancellationToken ct) =>
        List(city, db, ids, offices, new ProtectionTyped("", ""), null, ct);

    private static async Task<IResult> Protect(
        PostedForm form, City city, CityContext db, IdSource ids, IOfficeNames offices, CancellationToken ct)
    {
        var typed = new ProtectionTyped(form["mail"] ?? "", form["office"] ?? "");
        var done = await city.Perform(new ProtectPerson(typed.Mail, typed.Office), ct);
        return done.IsRefused ? await List(city, db, ids, offices, typed, done.Refusal, ct) : Page.Then(Path, "platform.protection.added");
    }

    private static async Task<IResult> End(Guid id, City city, CityContext db, IdSource ids, IOfficeNames offices, CancellationToken ct)
    {
        var done = await city.Perform(new EndProtection(AccountId.From(id)), ct);
        return done.IsRefused ? await List(city, db, ids, offices, new ProtectionTyped("", ""), done.Refusal, ct) : Page.Then(Path, "platform.protection.ended");
    }

    private static async Task<IResult> List(
        City city, CityContext db, IdSource ids, IOfficeNames offices, ProtectionTyped typed, Refusal? refusal, CancellationToken ct)
    {
        var known = await offices.All(db, ct);
        var names = known.ToDictionary(o => o.Code, o => o.Name, StringComparer.Ordinal);
        var own = $",{city.Actor.Office},";
        var rows = await db.Set<ProtectedRow>().Where(p => ("," + p.Offices + ",").Contains(own))
            .OrderByDescending(p => p.Since).ThenBy(p => p.Subject).Take(Most).ToListAsync(ct);
        var looked = await city.Perform(new Look(Purpose.Protection, ids.Next(), [.. rows.Select(p => p.Subject)], [Fields.Mail]), ct);
        if (looked.IsRefused) return looked.Refusal.AsAnswer();
        var lines = new List<ProtectedLine>(rows.Count);
        foreach (var row in rows)
        {
            var mail = (await Accounts.MailOf(db, row.Subject, ct))?.Address.Value;
            lines.Add(new ProtectedLine(row.Subject, mail, [.. row.NamedOffices.Select(o => names.GetValueOrDefault(o, o))], row.Since));
        }

        return Page.Of<ProtectionPage>(new ProtectionModel(lines, known, typed, refusal), refusal?.Status() ?? StatusCodes.Status200OK);
    }
}

/// <summary>The protected persons, and the offices that can be named.</summary>
public sealed record ProtectionModel(
    IReadOnlyList<ProtectedLine> Lines, IReadOnlyList<OfficeLine> Offices, ProtectionTyped Typed, Refusal? Refusal);

/// <summary>What was typed.</summary>
public sealed record ProtectionTyped(string Mail, string Office);

/// <summary>One of them, with the names of the offices that may look.</summary>
public sealed record ProtectedLine(Guid Subject, string? Mail, IReadOnlyList<string> Offices, Instant Since);
