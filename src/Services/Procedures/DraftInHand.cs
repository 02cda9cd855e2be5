using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Procedures;

/// <summary>Takes a draft into one hand: of two who save at once, the second waits and then finds what the first has saved.</summary>
internal static class DraftInHand
{
    /// <summary>The draft, locked until the act ends; null where there is none any more.</summary>
    public static async Task<Draft?> Take(Acting acting, DraftId id, CancellationToken ct)
    {
        // On PostgreSQL the update is what locks the row; SQLite has one writer anyway.
        await acting.Db.Set<Draft>().Where(d => d.Id == id).ExecuteUpdateAsync(d => d.SetProperty(x => x.SavedAt, x => x.SavedAt), ct);
        return await acting.Db.Set<Draft>().AsTracking().SingleOrDefaultAsync(d => d.Id == id && d.ExpiresAt >= acting.Now, ct);
    }
}
