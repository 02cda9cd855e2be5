using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Sockets;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Records;

/// <summary>What is due for erasure and lies on no list that still can be decided.</summary>
internal static class Retention
{
    private const int MostDrafts = 100;

    public static async Task<IReadOnlyList<MatterDue>> Undrafted(
        CityContext db, IEnumerable<IErasure> plugs, string office, DateOnly today, int most, CancellationToken ct)
    {
        var open = await (
            from draft in db.Set<ErasureDraft>()
            join approval in db.Set<Approval>() on draft.Approval equals approval.Id
            where draft.Office == office && (approval.Status == ApprovalStatus.Waiting || approval.Status == ApprovalStatus.Decided)
            orderby draft.Id descending
            select draft).Take(MostDrafts).ToListAsync(ct);
        var drafted = open.SelectMany(d => d.Read()).Select(m => m.Matter).ToHashSet();
        var due = new List<MatterDue>();
        foreach (var plug in plugs) due.AddRange(await plug.Due(db, office, today, most + drafted.Count, ct));
        return [.. due.Where(d => !drafted.Contains(d.Matter)).OrderBy(d => d.Until).ThenBy(d => d.Label, StringComparer.Ordinal).Take(most)];
    }
}
