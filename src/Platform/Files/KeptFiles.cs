using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Files;

/// <summary>Which kept files are whose.</summary>
public static class KeptFiles
{
    // Asked for every application with a photo: the query is compiled once, and one row by its key costs less than a list of keys.
    private static readonly Func<CityContext, FileId, string, Guid, CancellationToken, Task<KeptFile?>> OneOf =
        EF.CompileAsyncQuery((CityContext db, FileId id, string kind, Guid owner, CancellationToken ct) => db.Set<FileRow>()
            .Where(f => f.Id == id && f.OwnerKind == kind && f.Owner == owner)
            .Select(f => new KeptFile(f.Id, f.Name, f.MediaType, f.Size))
            .SingleOrDefault());

    /// <summary>How long a file waits for a thing that names it: longer than any draft is kept.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromDays(35);

    /// <summary>From now on the files are kept with this thing, and go with it.</summary>
    /// <param name="acting">The act.</param>
    /// <param name="files">The files.</param>
    /// <param name="thing">An application, a draft, a mandate.</param>
    /// <param name="waiting">Only those that nothing has named yet.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task Name(Acting acting, IReadOnlyCollection<FileId> files, Guid thing, bool waiting, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(files);
        if (files.Count == 0) return;
        Guid? named = thing;
        await acting.Db.SaveChangesAsync(ct);
        await acting.Db.Set<FileRow>().Where(f => files.Contains(f.Id) && (!waiting || f.KeptFor == null)).ExecuteUpdateAsync(f => f.SetProperty(r => r.KeptFor, named), ct);
    }

    /// <summary>
    /// Forgets the files that are still kept for these things: their rows, and their names in the journal. The bytes are swept.
    /// What something else names goes over to that.
    /// </summary>
    public static Task Forget(Acting acting, IReadOnlyCollection<Guid> things, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return Forget(acting, acting.Db.Set<FileRow>().Where(f => f.KeptFor != null && things.Contains(f.KeptFor.Value)), ct);
    }

    /// <summary>Forgets one file, if it is still kept for this thing.</summary>
    public static Task Forget(Acting acting, FileId file, Guid thing, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return Forget(acting, acting.Db.Set<FileRow>().Where(f => f.Id == file && f.KeptFor == thing), ct);
    }

    /// <summary>Forgets those of these files that no thing of any module names. What one names is kept for it from now on.</summary>
    /// <returns>How many were looked at, and how many of them are gone.</returns>
    internal static async Task<(int Looked, int Gone)> Forget(Acting acting, IQueryable<FileRow> which, CancellationToken ct)
    {
        await acting.Db.SaveChangesAsync(ct);
        var found = await which.Select(f => new { f.Id, f.Owner }).ToListAsync(ct);
        if (found.Count == 0) return (0, 0);
        var free = found.Select(f => f.Id).ToHashSet();
        foreach (var of in found.GroupBy(f => f.Owner))
            foreach (var names in acting.All<IFileNames>())
                foreach (var (file, thing) in await names.Named(acting, of.Key, of.Select(f => f.Id).ToHashSet(), ct))
                    if (free.Remove(file)) await Name(acting, [file], thing, waiting: false, ct);

        await acting.Db.Set<FileRow>().Where(f => free.Contains(f.Id)).ExecuteDeleteAsync(ct);
        var things = free.Select(f => f.Value).ToList();
        await acting.Db.Set<EntryRow>().Where(e => things.Contains(e.About) && e.Payload != null)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.Payload, (byte[]?)null).SetProperty(x => x.Salt, (byte[]?)null), ct);
        return (found.Count, free.Count);
    }

    /// <summary>Those of the given files that the actor sent, in no order. A file never changes its owner.</summary>
    public static async Task<IReadOnlyList<KeptFile>> Of(CityContext db, Actor owner, IReadOnlyCollection<FileId> ids, CancellationToken ct)
    {
        var kind = Chain.Word(owner.Kind);
        var own = new List<KeptFile>(ids.Count);
        foreach (var id in ids.Distinct())
            if (await OneOf(db, id, kind, owner.Id, ct) is { } file) own.Add(file);
        return own;
    }
}
