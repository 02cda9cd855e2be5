using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Journal;

/// <summary>The sealed part of the journal on screen: what happened when, by which kind of actor, for which office, through which channel. Names and contents stay closed.</summary>
internal static class JournalPages
{
    public const string Right = "journal.audit";

    private const int RowsOnAPage = 50;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/staff/journal", Show).Needs(Permission.Right(Right));

    private static async Task<IResult> Show(CityContext db, JournalState journal, long? before, Guid? about, CancellationToken ct)
    {
        var below = before ?? long.MaxValue;
        var rows = await (
            from seal in db.Set<SealRow>()
            join row in db.Set<EntryRow>() on seal.Position equals row.Position
            where seal.Number < below && (about == null || row.About == about)
            orderby seal.Number descending
            select new JournalLine(seal.Number, row.At, row.Name, row.Act, row.ActorKind, row.Office, row.Channel, row.About, row.Facts))
            .Take(RowsOnAPage).ToListAsync(ct);
        return Page.Of<JournalPage>(new JournalPageModel(rows, await journal.Read(ct), about, before is not null, rows.Count == RowsOnAPage ? rows[^1].Number : null));
    }
}

/// <summary>A page of the journal.</summary>
public sealed record JournalPageModel(IReadOnlyList<JournalLine> Lines, JournalProgress Progress, Guid? About, bool IsLater, long? Next);

/// <summary>A sealed entry.</summary>
public sealed record JournalLine(
    long Number, Instant At, string Name, string Act, string ActorKind, string? Office, string Channel, Guid About, string Facts);

internal sealed class JournalMenu : IMenuEntry
{
    public MenuSide Side => MenuSide.Staff;

    public int Order => 80;

    public string LabelKey => "platform.menu.journal";

    public string Href => "/staff/journal";

    public Permission Permission => Permission.Right(JournalPages.Right);
}
