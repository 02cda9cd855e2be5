using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;

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
