using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>A member of staff signs out another session of hers: on the machine she left behind.</summary>
internal sealed record CloseStaffSession(byte[] Session) : IAct<Done>
{
    public static readonly RefusalKind Unknown = new("sign-in.staff-session-unknown", RefusalReason.NotFound);

    public ActKind Kind { get; } = new("sign-in.close-staff-session", Permission.AnyStaff);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var (kind, subject) = (acting.Actor.Kind, acting.Actor.Id);
        var row = await acting.Db.Set<SessionRow>().AsTracking().SingleOrDefaultAsync(s => s.Digest == Session && s.Kind == kind && s.Subject == subject, ct);
        if (row is null or { ClosedAt: not null }) return Unknown.Because();
        row.ClosedAt = acting.Now;
        acting.Record(new SignedOut(subject));
        return Done.Yes;
    }

    /// <summary>Closes every session of the actor but the one she acts in.</summary>
    public static Task Others(Acting acting, string? session, CancellationToken ct)
    {
        var (kind, subject, now) = (acting.Actor.Kind, acting.Actor.Id, acting.Now);
        var mine = Secret.Digest(session ?? "");
        return acting.Db.Set<SessionRow>().Where(s => s.Kind == kind && s.Subject == subject && s.ClosedAt == null && s.Digest != mine)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.ClosedAt, now), ct);
    }
}
