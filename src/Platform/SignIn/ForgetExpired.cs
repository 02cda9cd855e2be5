using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.SignIn;

/// <summary>Forgets some of the links and sessions whose time was over yesterday. A day is left, so that whoever comes late hears why.</summary>
internal sealed record ForgetExpired : IAct<Done>
{
    public static readonly RefusalKind NothingExpired = new("sign-in.nothing-expired", RefusalReason.Conflict);

    private const int AtOnce = 200;

    public ActKind Kind { get; } = new("sign-in.forget-expired", Permission.System, Weight.Bulk);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var before = acting.Now - TimeSpan.FromDays(1);
        var links = await acting.Db.Set<LinkRow>().Where(l => l.ExpiresAt < before).OrderBy(l => l.ExpiresAt).Select(l => l.Digest).Take(AtOnce).ToListAsync(ct);
        var sessions = await acting.Db.Set<SessionRow>().Where(s => s.ExpiresAt < before).OrderBy(s => s.ExpiresAt).Select(s => s.Digest).Take(AtOnce).ToListAsync(ct);
        if (links.Count + sessions.Count == 0) return NothingExpired.Because();
        await acting.Db.Set<LinkRow>().Where(l => links.Contains(l.Digest)).ExecuteDeleteAsync(ct);
        await acting.Db.Set<SessionRow>().Where(s => sessions.Contains(s.Digest)).ExecuteDeleteAsync(ct);
        acting.Record(new ExpiredForgotten(acting.NewId<AccountId>().Value, links.Count, sessions.Count));
        return Done.Yes;
    }
}

/// <summary>Links and sessions that had expired were forgotten.</summary>
/// <param name="Sweep">This time.</param>
/// <param name="Links">How many links.</param>
/// <param name="Sessions">How many sessions.</param>
public sealed record ExpiredForgotten(Guid Sweep, int Links, int Sessions) : IEntry
{
    static string IEntry.Name => "sign-in.expired-forgotten";

    /// <inheritdoc/>
    public Guid About => Sweep;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("links", $"{Links}"), new("sessions", $"{Sessions}")];
}
