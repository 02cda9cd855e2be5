using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Sockets;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>Erases applications with their corrections, their files and the drafts that they came from.</summary>
internal sealed class ProceduresErasure(Applications applications) : IErasure
{
    public async ValueTask Widen(Acting acting, ErasureScope scope, CancellationToken ct)
    {
        foreach (var application in await Within(acting, scope, ct))
        {
            // A mandate that is over goes with the last of what was handed in by it.
            if (application.Mandate is { } mandate && await Mandates.IsOver(acting.Db, mandate, acting.Now.TokyoDate, ct)
                && !await acting.Db.Set<Application>().AnyAsync(a => a.Mandate == mandate && a.Id != application.Id, ct)) scope.Things.Add(mandate);
            var read = await applications.Find(acting.Db, acting.OpenForWork(), application.Id, ct);
            foreach (var file in read!.Answers.Files) scope.Files.Add(file.Id);
            foreach (var file in read.Amendments.SelectMany(a => a.Before?.AllFiles ?? [])) scope.Files.Add(file.Id);
            scope.Things.UnionWith((await acting.Db.Set<Draft>().Where(d => d.Receipt == application.Receipt).Select(d => d.Id).ToListAsync(ct)).Select(d => d.Value));
        }
    }

    public async ValueTask Erase(Acting acting, ErasureScope scope, CancellationToken ct)
    {
        foreach (var application in await Within(acting, scope, ct))
        {
            await acting.Db.Set<AmendedAnswer>().Where(a => a.Application == application.Id).ExecuteDeleteAsync(ct);
            await acting.Db.Set<Draft>().Where(d => d.Receipt == application.Receipt).ExecuteDeleteAsync(ct);
            await acting.Db.Set<Application>().Where(a => a.Id == application.Id).ExecuteDeleteAsync(ct);
        }
    }

    private static Task<List<Application>> Within(Acting acting, ErasureScope scope, CancellationToken ct)
    {
        var ids = scope.Things.Select(ApplicationId.From).ToList();
        return acting.Db.Set<Application>().Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync(ct);
    }
}
