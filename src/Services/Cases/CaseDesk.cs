using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Cases;

/// <summary>Takes a case into one hand: of two who press at once, the second waits and then sees what the first has done.</summary>
internal static class CaseDesk
{
    public static readonly RefusalKind Unknown = new("cases.case-unknown", RefusalReason.NotFound);

    /// <summary>The case for a clerk of its office; to other offices it does not exist.</summary>
    public static async Task<Result<Case>> TakeForOffice(Acting acting, CaseId id, CancellationToken ct) =>
        await Take(acting, id, ct) is { } found && found.Office == acting.Actor.Office ? found : Unknown.Because();

    /// <summary>The case for its applicant, or whoever may see it for her; to others it does not exist.</summary>
    public static async Task<Result<Case>> TakeForApplicant(Acting acting, CaseId id, CancellationToken ct) =>
        await Take(acting, id, ct) is { } found && found.Account.Value == acting.Actor.Subject
            && (acting.Actor.SeesOnlyOf is not { } agent || found.Agent == agent) ? found : Unknown.Because();

    /// <summary>The case, locked until the act ends; null where there is none.</summary>
    public static async Task<Case?> Take(Acting acting, CaseId id, CancellationToken ct)
    {
        // On PostgreSQL the update is what locks the row; SQLite has one writer anyway.
        await acting.Db.Set<Case>().Where(c => c.Id == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.Turn, x => x.Turn + 1), ct);
        return await acting.Db.Set<Case>().AsTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
    }

    public static Task<List<Correction>> Corrections(Acting acting, CaseId id, CancellationToken ct) =>
        acting.Db.Set<Correction>().AsTracking().Where(c => c.Case == id).OrderBy(c => c.AskedAt).ThenBy(c => c.Id).ToListAsync(ct);
}
