using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Privacy;

/// <summary>Who looked, for the page of a thing: what the person it is about may know of it.</summary>
public static class Looks
{
    /// <summary>The most looks given.</summary>
    public const int Most = 200;

    /// <summary>The looks at this person's data about this thing, the latest first, without those that are held back.</summary>
    public static async Task<IReadOnlyList<KnownLook>> At(CityContext db, Guid thing, Guid subject, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Set<LookRow>().Where(l => l.Thing == thing && l.Subject == subject && !l.HeldBack)
            .OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(Most).Select(l => new KnownLook(l.At, l.Purpose)).ToListAsync(ct);
    }
}

/// <summary>A look, as the person looked at may know it.</summary>
/// <param name="At">When.</param>
/// <param name="Purpose">The coded purpose.</param>
public sealed record KnownLook(Instant At, string Purpose);
