using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Audits;

/// <summary>Holds everything that must always be true against the city as it stands.</summary>
public sealed class AllAudits
{
    /// <summary>After so long, what happened has had its consequences: readers that are further behind have a place of their own on the screens.</summary>
    public static readonly TimeSpan Settles = TimeSpan.FromMinutes(10);

    private readonly IReadOnlyList<IAudit> audits;
    private readonly CityDatabase database;
    private readonly IDbContextFactory<CityContext> contexts;

    internal AllAudits(IEnumerable<IAudit> audits, CityDatabase database, IDbContextFactory<CityContext> contexts) =>
        (this.audits, this.database, this.contexts) = ([.. audits.OrderBy(a => a.Name, StringComparer.Ordinal)], database, contexts);

    /// <summary>Every audit, all of one moment of the city.</summary>
    /// <param name="settled">See <see cref="IAudit.Check"/>.</param>
    /// <param name="progress">Told how many are done, and of how many.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<Audited>> Run(Instant settled, Action<int, int>? progress, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var moment = await Snapshot.Take(db, database, ct);
        var done = new List<Audited>(audits.Count);
        foreach (var audit in audits)
        {
            done.Add(new Audited(audit, await audit.Check(db, settled, ct)));
            progress?.Invoke(done.Count, audits.Count);
        }

        return done;
    }

    /// <summary>The audit of this name; null when a module that had it is gone.</summary>
    internal IAudit? Find(string name) => audits.FirstOrDefault(a => a.Name == name);
}

/// <summary>An audit and what it found.</summary>
public sealed record Audited(IAudit Audit, AuditResult Result);
