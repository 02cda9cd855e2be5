using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Clients;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Journal;

/// <summary>
/// The sealed part of the journal before an auditor: what happened when, by which kind of actor, for which office, through
/// which channel. Names and contents stay closed, and her own looking is an act like any other's.
/// </summary>
internal static class JournalPages
{
    public const string Right = "journal.audit";

    private const int RowsOnAPage = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/staff/journal", Show).Needs(Permission.Right(Right));
        routes.MapGet("/staff/journal/unusual", ShowUnusual).Needs(Permission.Right(Right));
    }

    private static async Task<IResult> Show(
        string? subject, string? actor, string? act, string? purpose, string? from, string? until, long? before, City city, CityContext db, CityKeys keys,
        JournalState journal, IdSource ids, CancellationToken ct)
    {
        var search = new JournalSearch(subject, actor, act, purpose, from, until);
        if (!(await search.Read(db, keys, ct)).Try(out var question, out var no))
            return Page.Of<JournalPage>(new JournalPageModel(search, [], await journal.Read(ct), false, null) { Refusal = no }, no.Status());

        IReadOnlyCollection<Guid> subjects = question.Subject is { } person ? [person] : [];
        var looked = await city.Perform(new Look(Purpose.Audit, ids.Next(), subjects, [Fields.Journal]), ct);
        if (looked.IsRefused) return looked.Refusal.AsAnswer();
        var rows = await question.Answer(db, keys, before ?? long.MaxValue, RowsOnAPage + 1, ct);
        if (rows.Exists(r => r.IsSystemFromOutside))
        {
            var systems = await ClientNames.ByPseudonym(db, keys, ct);
            rows = [.. rows.Select(r => r with { System = r.IsSystemFromOutside ? systems.GetValueOrDefault(r.Actor) : null })];
        }

        var next = rows.Count > RowsOnAPage ? rows[RowsOnAPage - 1].Number : (long?)null;
        return Page.Of<JournalPage>(new JournalPageModel(search, [.. rows.Take(RowsOnAPage)], await journal.Read(ct), before is not null, next));
    }

    private static async Task<IResult> ShowUnusual(City city, CityContext db, UnusualAccess unusual, IdSource ids, CancellationToken ct)
    {
        var report = await unusual.Read(db, ct);
        var looked = await city.Perform(new Look(Purpose.Audit, ids.Next(), [.. report.Found.Select(f => f.Subject).Distinct()], [Fields.Journal]), ct);
        return looked.IsRefused ? looked.Refusal.AsAnswer() : Page.Of<UnusualPage>(report);
    }
}

/// <summary>A page of the journal.</summary>
public sealed record JournalPageModel(JournalSearch Search, IReadOnlyList<JournalLine> Lines, JournalProgress Progress, bool IsLater, long? Next)
{
    /// <summary>What of the search can't be read.</summary>
    public Refusal? Refusal { get; init; }
}

/// <summary>A sealed entry.</summary>
public sealed record JournalLine(
    long Number, Instant At, string Name, string Act, string ActorKind, Guid Actor, string? Office, string Channel, Guid About, string Facts, string? ActedForKind, Guid? ActedFor)
{
    /// <summary>Name of the outside system that acted.</summary>
    public string? System { get; init; }

    internal bool IsSystemFromOutside => ActorKind == "client";
}
