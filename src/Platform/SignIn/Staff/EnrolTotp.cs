using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>
/// A member of staff has put the secret into her authenticator and shows that it works. She gets recovery codes, shown once.
/// </summary>
internal sealed record EnrolTotp(byte[] Secret, string Code, string? Session) : IAct<NewCodes>
{
    public static readonly RefusalKind EnrolledAlready = new("sign-in.totp-enrolled-already", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("sign-in.enrol-totp", Permission.AnyStaff);

    public async ValueTask<Result<NewCodes>> Run(Acting acting, CancellationToken ct)
    {
        var staff = acting.Actor.Id;
        if (await SecondFactor.TotpOf(acting.Db, staff, ct) is not null) return EnrolledAlready.Because();
        if (Totp.StepOf(Secret, TypedCode.Plain(Code), acting.Now) is not { } step) return OpenStaffSession.WrongCode.Of("code");
        acting.Db.Add(new TotpRow { Staff = staff, Secret = SecondFactor.Seal(acting, staff, Secret), LastStep = step, MadeAt = acting.Now });
        var codes = await RecoveryCodes.Renew(acting, staff, ct);
        await SecondFactor.Raise(acting, Session, ct);
        acting.Record(new TotpEnrolled(staff));
        return new NewCodes(codes);
    }
}

/// <summary>A member of staff signs in by password and code from now on.</summary>
public sealed record TotpEnrolled(Guid Staff) : IEntry
{
    static string IEntry.Name => "sign-in.totp-enrolled";

    /// <inheritdoc/>
    public Guid About => Staff;
}
