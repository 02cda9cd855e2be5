using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Releases;

/// <summary>Sign-off: the facts of the release in force, each with who stands for it, and the way to say so.</summary>
internal static class FactPages
{
    public const string Right = "releases.confirm";

    private static readonly Permission Readers = Permission.Either(Permission.Right(Right), Permission.Right(ReleasePages.Right));

    public static void Map(IEndpointRouteBuilder routes)
    {
        var facts = routes.MapGroup("/staff/facts");
        facts.MapGet("", Show).Needs(Readers);
        facts.MapPost("", Settle).Needs(Permission.Right(Right));
        facts.MapGet("/files.zip", Export).Needs(Readers);
    }

    private static IResult Show(City city, IEnumerable<IFactSource> sources) => Page.Of<FactsPage>(Read(city, sources));

    private static async Task<IResult> Settle(PostedForm form, City city, ReleaseShelf shelf, IEnumerable<IFactSource> sources, CancellationToken ct)
    {
        var (subject, fact, value) = (form["subject"] ?? "", form["fact"] ?? "", form["value"] ?? "");
        Refusal? no;
        if (form["action"] == "withdraw")
        {
            if ((await shelf.Performed(city, new WithdrawConfirmation(subject, fact, value), ct)).Try(out _, out no)) return Page.Then("/staff/facts", "platform.facts.notice.withdrawn");
        }
        else if ((await shelf.Performed(city, new ConfirmFact(subject, fact, value, form["source"] ?? ""), ct)).Try(out _, out no))
        {
            return Page.Then("/staff/facts", "platform.facts.notice.confirmed");
        }

        return Page.Of<FactsPage>(Read(city, sources) with { Refused = (subject, fact), Typed = form["source"], Refusal = no }, no.Status());
    }

    // The files of the release with what was said on screen written into them: for the folder, so that it stays the one source.
    private static async Task<IResult> Export(CityContext db, IEnumerable<IFactSource> sources, CancellationToken ct)
    {
        var live = (await InForce.Now(db, ct))!;
        var files = await InForce.Files(db, live.Id, ct);
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var said in sources.SelectMany(s => s.Facts()).Where(f => f is { OnScreen: true, Confirmed: not null }).GroupBy(f => f.Path))
            {
                await using var entry = archive.CreateEntry(said.Key).Open();
                await entry.WriteAsync(System.Text.Encoding.UTF8.GetBytes(ConfirmedFile.Write(files[said.Key]!, said)), ct);
            }
        }

        return Results.File(zip.ToArray(), "application/zip", "confirmed-facts.zip");
    }

    private static FactsModel Read(City city, IEnumerable<IFactSource> sources) =>
        new([.. sources.SelectMany(s => s.Facts())], city.Actor.Rights.Contains(Right) ? city.Actor.Office : null);
}

/// <summary>All facts, and the office whose facts this visitor may confirm.</summary>
public sealed record FactsModel(IReadOnlyList<StatedFact> Facts, string? Office)
{
    /// <summary>The fact whose confirmation was refused.</summary>
    public (string Subject, string Fact) Refused { get; init; }

    /// <summary>What was typed as its source.</summary>
    public string? Typed { get; init; }

    public Refusal? Refusal { get; init; }
}
