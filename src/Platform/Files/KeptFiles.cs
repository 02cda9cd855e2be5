using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Files;

/// <summary>Which kept files are whose.</summary>
public static class KeptFiles
{
    /// <summary>Those of the given files that the actor sent, in no order. A file never changes its owner.</summary>
    public static async Task<IReadOnlyList<KeptFile>> Of(CityContext db, Actor owner, IReadOnlyCollection<FileId> ids, CancellationToken ct)
    {
        var kind = Chain.Word(owner.Kind);
        return await db.Set<FileRow>()
            .Where(f => ids.Contains(f.Id) && f.OwnerKind == kind && f.Owner == owner.Id)
            .Select(f => new KeptFile(f.Id, f.Name, f.MediaType, f.Size))
            .ToListAsync(ct);
    }
}
