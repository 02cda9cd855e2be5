using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Cases;

/// <summary>
/// Cases are the matters: their retention is that of the procedure's version under which they were submitted, counted from the
/// first of April after the fiscal year in which they were closed.
/// </summary>
internal sealed class CasesErasure(ProcedureCatalogue catalogue) : IErasure
{
    public async Task<IReadOnlyList<MatterDue>> Due(CityContext db, string office, DateOnly today, int most, CancellationToken ct)
    {
        var due = new List<MatterDue>();
        var closed = db.Set<Case>().Where(c => c.Office == office && c.ClosedAt != null);
        foreach (var version in await closed.Select(c => c.Definition).Distinct().OrderBy(d => d).ToListAsync(ct))
        {
            var procedure = await catalogue.Version(version, ct);
            var years = procedure.RetentionYears.Value;
            // Closed before this day, its retention has ended: years after the first of April that followed.
            Instant? before = TokyoTime.StartOf(new DateOnly(FiscalYear(today) - years, 4, 1));
            var cases = await closed.Where(c => c.Definition == version && c.ClosedAt < before).OrderBy(c => c.ClosedAt).ThenBy(c => c.Id).Take(most).ToListAsync(ct);
            due.AddRange(cases.Select(c => new MatterDue(
                c.Id.Value, c.Receipt, procedure.Name.In(Language.Ja).Plain, c.ClosedAt!.Value.TokyoDate, RetainedUntil(c.ClosedAt.Value.TokyoDate, years))));
        }

        return [.. due.OrderBy(d => d.Until).ThenBy(d => d.Label, StringComparer.Ordinal).Take(most)];
    }

    public async IAsyncEnumerable<Guid> Matters(CityContext db)
    {
        await foreach (var id in db.Set<Case>().OrderBy(c => c.Id).Select(c => c.Id).AsAsyncEnumerable()) yield return id.Value;
    }

    public async ValueTask Widen(Acting acting, ErasureScope scope, CancellationToken ct)
    {
        var id = CaseId.From(scope.Matter);
        if (await acting.Db.Set<Case>().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } erased) return;
        scope.Things.Add(erased.Application.Value);
        scope.Names.Add(erased.Receipt);
        scope.Things.UnionWith((await acting.Db.Set<Correction>().Where(c => c.Case == id).Select(c => c.Id).ToListAsync(ct)).Select(c => c.Value));
        scope.Things.UnionWith((await acting.Db.Set<Proposal>().Where(p => p.Case == id).Select(p => p.Approval).ToListAsync(ct)).Select(a => a.Value));
    }

    public async ValueTask Erase(Acting acting, ErasureScope scope, CancellationToken ct)
    {
        var id = CaseId.From(scope.Matter);
        await acting.Db.Set<Correction>().Where(c => c.Case == id).ExecuteDeleteAsync(ct);
        await acting.Db.Set<Proposal>().Where(p => p.Case == id).ExecuteDeleteAsync(ct);
        await acting.Db.Set<Notice>().Where(n => n.Case == id).ExecuteDeleteAsync(ct);
        await acting.Db.Set<Case>().Where(c => c.Id == id).ExecuteDeleteAsync(ct);
    }

    private static DateOnly RetainedUntil(DateOnly closed, int years) => new(FiscalYear(closed) + 1 + years, 3, 31);

    private static int FiscalYear(DateOnly day) => day.Month >= 4 ? day.Year : day.Year - 1;
}
