using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Procedures;

/// <summary>Forgets some of the drafts that nobody has touched for <see cref="Draft.Days"/> days.</summary>
internal sealed record ForgetDrafts : IAct<Done>
{
    public static readonly RefusalKind NothingExpired = new("procedures.nothing-expired", RefusalReason.Conflict);

    private const int AtOnce = 200;

    public ActKind Kind { get; } = new("procedures.forget-drafts", Permission.System, Weight.Bulk);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var over = await acting.Db.Set<Draft>().Where(d => d.ExpiresAt < acting.Now).OrderBy(d => d.ExpiresAt).Select(d => d.Id).Take(AtOnce).ToListAsync(ct);
        if (over.Count == 0) return NothingExpired.Because();
        await KeptFiles.Forget(acting, over.ConvertAll(d => d.Value), ct);
        await acting.Db.Set<Draft>().Where(d => over.Contains(d.Id)).ExecuteDeleteAsync(ct);
        acting.Record(new DraftsForgotten(acting.NewId<DraftId>().Value, over.Count));
        return Done.Yes;
    }
}

/// <summary>Drafts whose time was over were forgotten.</summary>
internal sealed record DraftsForgotten(Guid Sweep, int Count) : IEntry
{
    static string IEntry.Name => "procedures.drafts-forgotten";

    /// <inheritdoc/>
    public Guid About => Sweep;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("count", $"{Count}")];
}
