using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Privacy;

/// <summary>The list of protected persons, for whoever keeps it. Seeing it is a look that nobody on it is told of.</summary>
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

    private static Task<IResult> Show(City city, CityContext db, IdSource ids, CancellationToken ct) => List(city, db, ids, "", null, ct);

    private static async Task<IResult> Protect(HttpContext http, City city, CityContext db, FileStore files, IdSource ids, CancellationToken ct)
    {
        if (!(await PostedForm.Read(http, files, _ => null, ct)).Try(out var form, out var unreadable)) return unreadable.AsProblem();
        var done = await city.Perform(new ProtectPerson(form["mail"] ?? ""), ct);
        return done.IsRefused ? await List(city, db, ids, form["mail"] ?? "", done.Refusal, ct) : Page.Then(Path, "platform.protection.added");
    }

    private static async Task<IResult> End(Guid id, City city, CityContext db, IdSource ids, CancellationToken ct)
    {
        var done = await city.Perform(new EndProtection(AccountId.From(id)), ct);
        return done.IsRefused ? await List(city, db, ids, "", done.Refusal, ct) : Page.Then(Path, "platform.protection.ended");
    }

    private static async Task<IResult> List(City city, CityContext db, IdSource ids, string typed, Refusal? refusal, CancellationToken ct)
    {
        var rows = await db.Set<ProtectedRow>().OrderByDescending(p => p.Since).ThenBy(p => p.Subject).Take(Most).ToListAsync(ct);
        var looked = await city.Perform(new Look(Purpose.Protection, ids.Next(), [.. rows.Select(p => p.Subject)], [Fields.Mail]), ct);
        if (looked.IsRefused) return looked.Refusal.AsProblem();
        var lines = new List<ProtectedLine>(rows.Count);
        foreach (var row in rows) lines.Add(new ProtectedLine(row.Subject, (await Accounts.MailOf(db, row.Subject, ct))?.Address.Value, row.Since));
        return Page.Of<ProtectionPage>(new ProtectionModel(lines, typed, refusal), refusal?.Status() ?? StatusCodes.Status200OK);
    }
}

/// <summary>The protected persons.</summary>
public sealed record ProtectionModel(IReadOnlyList<ProtectedLine> Lines, string Typed, Refusal? Refusal);

/// <summary>One of them.</summary>
public sealed record ProtectedLine(Guid Subject, string? Mail, Instant Since);

internal sealed class ProtectionMenu : IMenuEntry
{
    public MenuSide Side => MenuSide.Staff;

    public int Order => 70;

    public string LabelKey => "platform.protection.title";

    public string Href => "/staff/protection";

    public Permission Permission => Permission.Right(Look.ProtectedRight);
}
