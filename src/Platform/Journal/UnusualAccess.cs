using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Clients;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Journal;

/// <summary>
/// Looks that somebody should ask about: looker and looked-at share a surname, the matter is another office's, or it was night
/// or a day on which the city does not work. A reason to ask, never proof. The names are compared by the machine and shown to nobody.
/// </summary>
internal sealed class UnusualAccess(Vault vault, CityKeys keys, CityFacts facts, TimeProvider clock, IEnumerable<IFamilyNames> names, IOfficeNames offices)
{
    public const int Days = 30;

    private const int MostRead = 20_000;
    private const int MostShown = 200;
    private const int Morning = 7;
    private const int Night = 21;

    public async Task<UnusualReport> Read(CityContext db, CancellationToken ct)
    {
        var today = clock.TodayInTokyo();
        var first = today.AddDays(1 - Days);
        var since = TokyoTime.StartOf(first);
        var audit = Purpose.Audit.Code;
        var looks = await db.Set<LookRow>().Where(l => l.At >= since && l.Purpose != audit).OrderByDescending(l => l.At).ThenByDescending(l => l.Id)
            .Take(MostRead).ToListAsync(ct);

        var families = new Dictionary<Guid, string>();
        var people = looks.Select(l => l.Subject).Concat(looks.Select(l => l.Looker)).ToHashSet();
        foreach (var source in names)
            foreach (var (person, family) in await source.Of(db, people, vault.Work(), ct)) families[person] = family;

        var systems = await ClientNames.Among(db, looks.Select(l => l.Looker), ct);
        var found = new List<UnusualLook>();
        foreach (var look in looks)
            if (Reasons(look, families, systems.ContainsKey(look.Looker)) is { Count: > 0 } reasons)
                found.Add(new UnusualLook(look.At, keys.Pseudonym(look.Looker), look.Office, look.Subject, look.Purpose, reasons));

        var codes = found.Select(f => f.Office).OfType<string>().Distinct().ToList();
        var named = await offices.NamesOf(db, codes, ct);
        var perDay = looks.ToLookup(l => l.At.TokyoDate);
        var unusualPerDay = found.ToLookup(f => f.At.TokyoDate);
        return new UnusualReport(
            [.. found.Take(MostShown).Select(f => f with { Office = f.Office is { } code ? named.GetValueOrDefault(code, code) : null })],
            found.Count,
            [.. Enumerable.Range(0, Days).Select(d => first.AddDays(d)).Select(d => new DayOfLooks(d, perDay[d].Count(), unusualPerDay[d].Count()))]);
    }

    private List<string> Reasons(LookRow look, Dictionary<Guid, string> families, bool bySystem)
    {
        var reasons = new List<string>(3);
        if (families.TryGetValue(look.Looker, out var hers) && families.TryGetValue(look.Subject, out var other) && hers == other) reasons.Add("surname");
        if (look.MatterOffice is { } matter && matter != look.Office) reasons.Add("office");
        if (bySystem) return reasons; // a system works at night
        if (look.At.ToTokyo().Hour is < Morning or >= Night) reasons.Add("night");
        if (!facts.Calendar.IsBusinessDay(look.At.TokyoDate)) reasons.Add("holiday");
        return reasons;
    }
}

/// <summary>The looks of some days that somebody should ask about.</summary>
/// <param name="Found">The latest of them.</param>
/// <param name="Total">How many there are.</param>
/// <param name="PerDay">All looks of each day, and the unusual among them.</param>
public sealed record UnusualReport(IReadOnlyList<UnusualLook> Found, int Total, IReadOnlyList<DayOfLooks> PerDay);

/// <summary>A look, by whom under her pseudonym, and why it is unusual: surname, office, night, holiday.</summary>
public sealed record UnusualLook(Instant At, Guid Looker, string? Office, Guid Subject, string Purpose, IReadOnlyList<string> Reasons);

/// <summary>The looks of one day.</summary>
public sealed record DayOfLooks(DateOnly Day, int All, int Unusual);
