using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Clients;

/// <summary>外部システム: who is let in, for what, by which keys.</summary>
internal static class ClientPages
{
    public const string Path = "/staff/clients";

    private const int MostClients = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var clients = routes.MapGroup(Path).Needs(Permission.Right(RegisterClient.Right));
        clients.MapGet("", (CityContext db, IOfficeNames offices, IEnumerable<ClientScope> scopes, CancellationToken ct) => List(TypedClient.None, null, db, offices, scopes, ct));
        clients.MapPost("", Register);
        clients.MapGet("/{id:guid}", (Guid id, CityContext db, IOfficeNames offices, CancellationToken ct) => Show(id, null, null, db, offices, ct));
        clients.MapPost("/{id:guid}/keys", Rotate);
        clients.MapPost("/{id:guid}/revocation", Revoke);
    }

    private static async Task<IResult> List(TypedClient typed, Refusal? refusal, CityContext db, IOfficeNames offices, IEnumerable<ClientScope> scopes, CancellationToken ct)
    {
        var known = await offices.All(db, ct);
        var rows = await db.Set<ClientRow>().OrderByDescending(c => c.Id).Take(MostClients).ToListAsync(ct);
        return Page.Of<ClientsPage>(
            new ClientsModel([.. rows.Select(r => Line(r, known))], known, [.. scopes.Select(s => s.Name).Order(StringComparer.Ordinal)], typed, refusal),
            refusal?.Status() ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Register(PostedForm form, City city, CityContext db, IOfficeNames offices, IEnumerable<ClientScope> scopes, CancellationToken ct)
    {
        var typed = new TypedClient(form["name"] ?? "", form["office"] ?? "", form.All("scopes"), form["keys"] ?? "");
        var registered = await city.Perform(new RegisterClient(typed.Name, typed.Office, typed.Scopes, typed.Keys), ct);
        return registered.IsRefused
            ? await List(typed, registered.Refusal, db, offices, scopes, ct)
            : Page.Then($"{Path}/{registered.Value.Value}", "clients.registered");
    }

    private static async Task<IResult> Show(Guid id, string? typed, Refusal? refusal, CityContext db, IOfficeNames offices, CancellationToken ct)
    {
        var client = ClientId.From(id);
        var row = await db.Set<ClientRow>().SingleOrDefaultAsync(c => c.Id == client, ct);
        return row is null
            ? Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound)
            : Page.Of<ClientPage>(
                new ClientModel(Line(row, await offices.All(db, ct)), ClientKeys.Thumbprints(row.Keys), row.KeysAt, typed ?? "", refusal),
                refusal?.Status() ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Rotate(Guid id, PostedForm form, City city, CityContext db, IOfficeNames offices, CancellationToken ct)
    {
        var rotated = await city.Perform(new RotateClientKeys(ClientId.From(id), form["keys"] ?? ""), ct);
        return rotated.IsRefused ? await Show(id, form["keys"], rotated.Refusal, db, offices, ct) : Page.Then($"{Path}/{id}", "clients.rotated");
    }

    private static async Task<IResult> Revoke(Guid id, City city, CityContext db, IOfficeNames offices, CancellationToken ct)
    {
        var revoked = await city.Perform(new RevokeClient(ClientId.From(id)), ct);
        return revoked.IsRefused ? await Show(id, null, revoked.Refusal, db, offices, ct) : Page.Then($"{Path}/{id}", "clients.revoked");
    }

    private static ClientLine Line(ClientRow row, IReadOnlyList<OfficeLine> offices) => new(
        row.Id.Value, row.Name, offices.FirstOrDefault(o => o.Code == row.Office)?.Name ?? row.Office, Scopes.In(row.Scopes), row.MadeAt, row.RevokedAt);
}

public sealed record ClientsModel(IReadOnlyList<ClientLine> Clients, IReadOnlyList<OfficeLine> Offices, IReadOnlyList<string> Scopes, TypedClient Typed, Refusal? Refusal);

public sealed record ClientModel(ClientLine Client, IReadOnlyList<string> Thumbprints, Instant KeysAt, string Typed, Refusal? Refusal);

public sealed record ClientLine(Guid Id, string Name, string Office, IReadOnlyList<string> Scopes, Instant MadeAt, Instant? RevokedAt);

public sealed record TypedClient(string Name, string Office, IReadOnlyList<string> Scopes, string Keys)
{
    public static readonly TypedClient None = new("", "", [], "");
}
