using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Clients;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Privacy;

/// <summary>
/// Who looked at a resident's data, for herself: which office, why, when, and at what. Of an office's own system its name too, but not which clerk; and not what is held
/// back, an inquiry or a look at a protected person.
/// </summary>
internal static class LooksPages
{
    private const int RowsOfAPage = 30;
    private const int RowsOfTheSection = 3;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/my/looks", Show).Needs(Permission.Self);

    /// <summary>The newest, for her own page.</summary>
    public static Task<LooksModel> Newest(CityContext db, Guid subject, IOfficeNames offices, CancellationToken ct) =>
        Read(db, subject, null, RowsOfTheSection, offices, ct);

    private static async Task<IResult> Show(City city, CityContext db, IOfficeNames offices, Guid? before, CancellationToken ct) =>
        Page.Of<LooksPage>(await Read(db, city.Actor.Id, before, RowsOfAPage, offices, ct));

    private static async Task<LooksModel> Read(
        CityContext db, Guid subject, Guid? before, int most, IOfficeNames offices, CancellationToken ct)
    {
        // The page goes on behind the last look shown; an id that is not hers begins at the top.
        var shown = before is { } id ? await db.Set<LookRow>().SingleOrDefaultAsync(l => l.Id == LookId.From(id) && l.Subject == subject, ct) : null;
        var at = shown?.At ?? new Instant(long.MaxValue);
        var rows = await db.Set<LookRow>().Where(l => l.Subject == subject && !l.HeldBack && l.At <= at)
            .OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(2 * most + 1).ToListAsync(ct);
        if (shown is not null) rows = [.. rows.SkipWhile(l => l.Id != shown.Id).Skip(1)];
        var more = rows.Count > most;
        rows = [.. rows.Take(most)];

        var codes = rows.Select(l => l.Office).OfType<string>().Distinct().ToList();
        var names = await offices.NamesOf(db, codes, ct);
        var systems = await ClientNames.Among(db, rows.Select(l => l.Looker), ct);
        return new LooksModel(
            [.. rows.Select(l => new LookLine(l.At, l.Office is { } code ? names.GetValueOrDefault(code, code) : null, systems.GetValueOrDefault(l.Looker), l.Purpose, l.Fields.Split(',')))],
            more ? $"/my/looks?before={rows[^1].Id.Value}" : null);
    }
}

/// <summary>A page of looks.</summary>
public sealed record LooksModel(IReadOnlyList<LookLine> Lines, string? NextHref);

/// <summary>One look at the resident's data.</summary>
/// <param name="At">When.</param>
/// <param name="Office">Name of the office; null for a look of no office.</param>
/// <param name="System">Name of the outside system that looked for the office; null where it was a person.</param>
/// <param name="Purpose">The coded purpose.</param>
/// <param name="Fields">The coded fields.</param>
public sealed record LookLine(Instant At, string? Office, string? System, string Purpose, IReadOnlyList<string> Fields);

/// <summary>The newest looks, and the way to her data, on her own page.</summary>
internal sealed class LooksSection(IOfficeNames offices) : IMyPageSection
{
    public int Order => 70;

    public Type Component => typeof(LooksPart);

    public bool OnlyForHerself => true;

    public async Task<object> Load(CityContext db, Actor resident, CancellationToken ct) => await LooksPages.Newest(db, resident.Id, offices, ct);
}
