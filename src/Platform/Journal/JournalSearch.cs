using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Platform.Journal;

/// <summary>What an auditor asks of the journal. Everything is as she typed it; what can't be read finds nothing and is said.</summary>
/// <param name="Subject">A resident's mail address, or the id of a person or thing.</param>
/// <param name="Actor">A member of staff's login, or a pseudonym.</param>
/// <param name="Act">What happened or was done, or how its name begins: <c>cases.</c></param>
/// <param name="Purpose">Code of a purpose.</param>
/// <param name="From">First day, as ISO 8601.</param>
/// <param name="Until">Last day, as ISO 8601.</param>
public sealed record JournalSearch(string? Subject, string? Actor, string? Act, string? Purpose, string? From, string? Until)
{
    /// <summary>Nobody in the city is known by this address, login or id.</summary>
    public static readonly RefusalKind Unknown = new("platform.journal-unknown", RefusalReason.NotFound);

    /// <summary>It is no day.</summary>
    public static readonly RefusalKind NoDay = new("platform.journal-no-day");

    /// <summary>Whether anything is asked.</summary>
    public bool IsEmpty => this == new JournalSearch(null, null, null, null, null, null);

    /// <summary>The address of the search, continued behind a number.</summary>
    public string Path(long? before)
    {
        (string Name, string? Value)[] asked =
            [("subject", Subject), ("actor", Actor), ("act", Act), ("purpose", Purpose), ("from", From), ("until", Until), ("before", before?.ToString(CultureInfo.InvariantCulture))];
        var query = string.Join('&', asked.Where(a => !string.IsNullOrWhiteSpace(a.Value)).Select(a => $"{a.Name}={Uri.EscapeDataString(a.Value!)}"));
        return query.Length == 0 ? "/staff/journal" : "/staff/journal?" + query;
    }

    /// <summary>Finds out whom and what is meant.</summary>
    internal async Task<Result<JournalQuestion>> Read(CityContext db, CityKeys keys, CancellationToken ct)
    {
        Guid? subject = null;
        if (Typed(Subject) is { } who)
        {
            subject = Guid.TryParse(who, out var id) ? id
                : EmailAddress.Parse(who).Try(out var mail, out _) ? (await Accounts.ByMail(db, mail, ct))?.Value : null;
            if (subject is null) return Unknown.Of("subject");
        }

        Guid? actor = null;
        if (Typed(Actor) is { } looker)
        {
            actor = Guid.TryParse(looker, out var pseudonym) ? pseudonym
                : await db.Set<StaffLoginRow>().Where(l => l.Login == looker).Select(l => (Guid?)l.Staff).SingleOrDefaultAsync(ct) is { } staff ? keys.Pseudonym(staff) : null;
            if (actor is null) return Unknown.Of("actor");
        }

        if (!Day(From, "from").Try(out var from, out var no)) return no;
        if (!Day(Until, "until").Try(out var until, out no)) return no;
        return new JournalQuestion(
            subject, actor, Typed(Act), Typed(Purpose) is { } code && Privacy.Purpose.All.Any(p => p.Code == code) ? code : null,
            from is { } first ? TokyoTime.StartOf(first) : null, until is { } last ? TokyoTime.StartOf(last.AddDays(1)) : null);
    }

    private static string? Typed(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static Result<DateOnly?> Day(string? value, string field) => Typed(value) is not { } typed ? (DateOnly?)null
        : DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : NoDay.Of(field);
}

/// <summary>A search, understood.</summary>
internal sealed record JournalQuestion(Guid? Subject, Guid? Actor, string? Act, string? Purpose, Instant? From, Instant? Before)
{
    /// <summary>The sealed entries that answer it, the latest first, below a number.</summary>
    public async Task<List<JournalLine>> Answer(CityContext db, CityKeys keys, long below, int most, CancellationToken ct)
    {
        var rows =
            from seal in db.Set<SealRow>()
            join row in db.Set<EntryRow>() on seal.Position equals row.Position
            where seal.Number < below
            select new { seal.Number, Row = row };
        if (Subject is { } subject)
        {
            // What happened to her, what she did, what was done for her, and every look that she was in.
            var pseudonym = keys.Pseudonym(subject);
            var things = db.Set<LookRow>().Where(l => l.Subject == subject).Select(l => l.Thing);
            rows = rows.Where(r => r.Row.About == subject || r.Row.Actor == pseudonym || r.Row.ActedFor == pseudonym || things.Contains(r.Row.About));
        }

        if (Actor is { } actor) rows = rows.Where(r => r.Row.Actor == actor);
        if (Act is { } act) rows = rows.Where(r => r.Row.Name.StartsWith(act) || r.Row.Act.StartsWith(act));
        if (Purpose is { } purpose)
        {
            var fact = "purpose=" + purpose;
            rows = rows.Where(r => r.Row.Facts == fact || r.Row.Facts.StartsWith(fact + ";") || r.Row.Facts.Contains(";" + fact));
        }

        if (From is { } from) rows = rows.Where(r => r.Row.At >= from);
        if (Before is { } before) rows = rows.Where(r => r.Row.At < before);
        return await rows.OrderByDescending(r => r.Number).Take(most)
            .Select(r => new JournalLine(r.Number, r.Row.At, r.Row.Name, r.Row.Act, r.Row.ActorKind, r.Row.Actor, r.Row.Office, r.Row.Channel, r.Row.About, r.Row.Facts, r.Row.ActedForKind, r.Row.ActedFor))
            .ToListAsync(ct);
    }
}
