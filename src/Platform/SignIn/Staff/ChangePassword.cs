using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>A new password for herself. Whoever calls has checked the old one, which is slow by design.</summary>
internal sealed record ChangePassword(string PasswordHash, string? Session) : IAct<Done>
{
    public ActKind Kind { get; } = new("sign-in.change-password", Permission.Staff);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var staff = acting.Actor.Id;
        var login = await acting.Db.Set<StaffLoginRow>().AsTracking().SingleAsync(l => l.Staff == staff, ct);
        login.PasswordHash = PasswordHash;
        await CloseStaffSession.Others(acting, Session, ct); // whoever knew the old one is out
        acting.Record(new PasswordChanged(staff));
        return Done.Yes;
    }
}

/// <summary>A member of staff chose a new password.</summary>
public sealed record PasswordChanged(Guid Staff) : IEntry
{
    static string IEntry.Name => "sign-in.password-changed";

    /// <inheritdoc/>
    public Guid About => Staff;
}
