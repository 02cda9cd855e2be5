using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>An administrator stops a recovery: she has found her key again, or it was not she who asked. An unused link dies with it.</summary>
internal sealed record WithdrawRecovery(RecoveryId Recovery) : IAct<Done>
{
    public ActKind Kind { get; } = new("sign-in.withdraw-recovery", Permission.Right(AskForRecovery.Right));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var row = await acting.Db.Set<RecoveryRow>().AsTracking().SingleOrDefaultAsync(r => r.Id == Recovery, ct);
        if (row is null or { ClosedAt: not null } || row.ExpiresAt <= acting.Now) return ApproveRecovery.Unknown.Because();
        row.ClosedAt = acting.Now;
        acting.Record(new RecoveryWithdrawn(row.Staff, row.Id.Value));
        return Done.Yes;
    }
}

/// <summary>A recovery was stopped.</summary>
public sealed record RecoveryWithdrawn(Guid Staff, Guid Recovery) : IEntry
{
    static string IEntry.Name => "sign-in.recovery-withdrawn";

    /// <inheritdoc/>
    public Guid About => Staff;
}
