using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;

namespace SmartLocal.Organisation.Contracts;

/// <summary>The offices as other modules read them.</summary>
public static class Offices
{
    private const int Most = 500;

    /// <summary>All offices, in the order of their readings.</summary>
    public static async Task<IReadOnlyList<OfficeCard>> All(CityContext db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Set<Office>().OrderBy(o => o.SortKey).ThenBy(o => o.Code).Take(Most)
            .Select(o => new OfficeCard(o.Code.Value, o.Name, o.Kana, o.Abbreviation)).ToListAsync(ct);
    }

    /// <summary>The office with this code, or null.</summary>
    public static Task<OfficeCard?> Find(CityContext db, string code, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var known = OfficeCode.Stored(code);
        return db.Set<Office>().Where(o => o.Code == known)
            .Select(o => new OfficeCard(o.Code.Value, o.Name, o.Kana, o.Abbreviation)).SingleOrDefaultAsync(ct);
    }
}

/// <summary>What others may know of an office.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name as the city writes it, 清掃リサイクル課.</param>
/// <param name="Kana">How the name is read, in katakana.</param>
/// <param name="Abbreviation">What its document numbers begin with, 清リ.</param>
public sealed record OfficeCard(string Code, string Name, string Kana, string Abbreviation);
