using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Behalf;

/// <summary>Orders the erasure of mandates that have been over for a year and by which nothing was done that is still kept. No second person decides: nothing was decided by them that the city would have to answer for.</summary>
internal sealed record OrderOldMandates : IAct<Done>
{
    /// <summary>So long whoever acted, or was refused, can ask what became of it.</summary>
    public const int KeptYears = 1;

    public static readonly RefusalKind Nothing = new("behalf.no-mandate-to-forget", RefusalReason.Conflict);

    private const int AtOnce = 200;

    public ActKind Kind { get; } = new("behalf.order-old-mandates", Permission.System, Weight.Bulk);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var day = acting.Now.TokyoDate.AddYears(-KeptYears);
        Instant? settled = TokyoTime.StartOf(day);
        var over = acting.Db.Set<Mandate>().Where(m => m.State == MandateState.Ended || m.State == MandateState.Refused ? m.SettledAt < settled : m.Until < day).OrderBy(m => m.MadeAt).ThenBy(m => m.Id);
        // Most of those that are over are still in use, and stand before the others for years.
        for (var seen = 0; await over.Skip(seen).Take(AtOnce).Select(m => m.Id.Value).ToListAsync(ct) is { Count: > 0 } some; seen += some.Count)
        {
            var old = some.ToHashSet();
            foreach (var scope in acting.All<IMandateScope>()) old.ExceptWith(await scope.InUse(acting.Db, some, ct));
            if (old.Count > 0) return await acting.Ask(new OrderErasure(acting.NewId<MandateId>().Value, old), ct);
        }

        return Nothing.Because();
    }
}
