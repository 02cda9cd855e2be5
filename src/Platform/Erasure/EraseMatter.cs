using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Erasure;

/// <summary>
/// Erases a matter: every module's part of it, the looks at it, and payload and salt of all its entries in the journal. What the
/// chain has sealed stays, and says nothing of anybody any more. Done twice it finds nothing, which is as well.
/// </summary>
internal sealed record EraseMatter(Guid Matter) : IAct<Done>
{
    public ActKind Kind { get; } = new("erasure.erase-matter", Permission.System, Weight.Bulk);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var scope = new ErasureScope(Matter);
        var plugs = acting.All<IErasure>().ToList();
        for (var i = plugs.Count - 1; i >= 0; i--) await plugs[i].Widen(acting, scope, ct);
        // What was kept for any of it, named by an answer or not.
        scope.Files.UnionWith(await acting.Db.Set<FileRow>().Where(f => f.KeptFor != null && scope.Things.Contains(f.KeptFor.Value)).Select(f => f.Id).ToListAsync(ct));
        scope.Things.UnionWith(scope.Files.Select(f => f.Value));
        for (var i = plugs.Count - 1; i >= 0; i--) await plugs[i].Erase(acting, scope, ct);

        var things = scope.Things.ToList();
        var files = scope.Files.ToList();
        await acting.Db.SaveChangesAsync(ct);
        // A file that a later application names too is kept for that one.
        await acting.Db.Set<FileRow>().Where(f => files.Contains(f.Id) && (f.KeptFor == null || things.Contains(f.KeptFor.Value))).ExecuteDeleteAsync(ct);
        await acting.Db.Set<LookRow>().Where(l => things.Contains(l.Thing)).ExecuteDeleteAsync(ct);
        var entries = await acting.Db.Set<EntryRow>().Where(e => things.Contains(e.About) && e.Payload != null)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.Payload, (byte[]?)null).SetProperty(x => x.Salt, (byte[]?)null), ct);

        var digest = ErasureLog.Digest(acting.Get<CityKeys>(), Matter);
        var row = await acting.Db.Set<ErasureRow>().AsTracking().SingleOrDefaultAsync(e => e.Digest == digest, ct);
        if (row is null) acting.Db.Add(row = new ErasureRow { Digest = digest, OrderedAt = acting.Now });
        row.Matter = null;
        row.ErasedAt = acting.Now;
        if (files.Count > 0) row.Files = string.Join(',', files.Select(f => f.Value.ToString("n")));
        acting.Record(new MatterErased(Matter, entries, files.Count));
        return Done.Yes;
    }
}

/// <summary>A matter was erased at the end of its retention.</summary>
/// <param name="Matter">Its id, which names nobody any more.</param>
/// <param name="Entries">How many entries of the journal lost their payload.</param>
/// <param name="Files">How many files went.</param>
public sealed record MatterErased(Guid Matter, int Entries, int Files) : IEntry
{
    static string IEntry.Name => "erasure.matter-erased";

    /// <inheritdoc/>
    public Guid About => Matter;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
        [new("entries", Entries.ToString(CultureInfo.InvariantCulture)), new("files", Files.ToString(CultureInfo.InvariantCulture))];
}
