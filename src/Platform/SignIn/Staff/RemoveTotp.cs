using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>Her own codes by time are no longer asked for; the recovery codes go with them.</summary>
internal sealed record RemoveTotp : IAct<Done>
{
    public static readonly RefusalKind NotEnrolled = new("sign-in.totp-not-enrolled", RefusalReason.NotFound);

    public ActKind Kind { get; } = new("sign-in.remove-totp", Permission.Staff);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var staff = acting.Actor.Id;
        var row = await acting.Db.Set<TotpRow>().AsTracking().SingleOrDefaultAsync(t => t.Staff == staff, ct);
        if (row is null) return NotEnrolled.Because();
        if (await SecondFactor.IsLast(acting, passkeys: 0, totp: true, ct)) return SecondFactor.Last.Because();
        acting.Db.Remove(row);
        acting.Db.RemoveRange(await acting.Db.Set<RecoveryCodeRow>().AsTracking().Where(c => c.Staff == staff).OrderBy(c => c.Digest).ToListAsync(ct));
        acting.Record(new TotpRemoved(staff));
        return Done.Yes;
    }
}

/// <summary>A member of staff no longer signs in by code.</summary>
public sealed record TotpRemoved(Guid Staff) : IEntry
{
    static string IEntry.Name => "sign-in.totp-removed";

    /// <inheritdoc/>
    public Guid About => Staff;
}
