using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Releases;

/// <summary>Which release is in force: the one that the latest enactment names.</summary>
internal static class InForce
{
    /// <summary>Null when nothing has been published yet.</summary>
    public static Task<ReleaseRow?> Now(CityContext db, CancellationToken ct) => (
        from enactment in db.Set<EnactmentRow>()
        join release in db.Set<ReleaseRow>() on enactment.Release equals release.Id
        orderby enactment.Number descending
        select release).FirstOrDefaultAsync(ct);

    /// <summary>Changes whenever this node should take the release anew: something was published, revoked, confirmed or unconfirmed.</summary>
    public static async Task<(int Latest, int Confirmations, int Withdrawn)> Mark(CityContext db, CancellationToken ct) => (
        await Latest(db, ct),
        await db.Set<ConfirmationRow>().CountAsync(ct),
        await db.Set<ConfirmationRow>().CountAsync(c => c.WithdrawnAt != null, ct));

    /// <summary>The number of the latest enactment; 0 when nothing has been published yet.</summary>
    public static async Task<int> Latest(CityContext db, CancellationToken ct) => await db.Set<EnactmentRow>().MaxAsync(e => (int?)e.Number, ct) ?? 0;

    public static async Task<ReleaseFiles> Files(CityContext db, ReleaseId id, CancellationToken ct) => new(await (
        from file in db.Set<ReleaseFileRow>()
        join content in db.Set<ReleaseContentRow>() on file.Hash equals content.Hash
        where file.Release == id
        orderby file.Path
        select new ReleaseFile(file.Path, file.Layer, content.Content)).ToListAsync(ct));
}
