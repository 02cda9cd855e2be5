using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Forms;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;

namespace SmartLocal.Procedures;

/// <summary>
/// The files that a machine names in an application. A file never changes and never changes hands, and it is named soon after
/// it was sent: so the latest are remembered, and most applications of a rush ask nothing of the database.
/// </summary>
internal sealed class SentFiles(IDbContextFactory<CityContext> contexts)
{
    private const int MostRemembered = 20_000;

    private readonly ConcurrentDictionary<(Guid Owner, FileId File), FileRef> remembered = new();

    public void Remember(Actor owner, FileRef file)
    {
        if (remembered.Count > MostRemembered) remembered.Clear();
        remembered[(owner.Id, file.Id)] = file;
    }

    /// <summary>Puts what stands behind each file id into what was typed; gives the first that this actor never sent, or null.</summary>
    public async ValueTask<FileId?> LookUp(Actor owner, Typed typed, CancellationToken ct)
    {
        var found = new Dictionary<FileId, FileRef>();
        var asked = new List<FileId>();
        foreach (var file in typed.Files)
        {
            if (remembered.TryGetValue((owner.Id, file.Id), out var known)) found[file.Id] = known;
            else asked.Add(file.Id);
        }

        if (asked.Count > 0)
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            foreach (var file in await KeptFiles.Of(db, owner, asked, ct))
                Remember(owner, found[file.Id] = FileRef.Of(file));
            foreach (var id in asked)
                if (!found.ContainsKey(id)) return id;
        }

        typed.Replace(id => found[id]);
        return null;
    }
}
