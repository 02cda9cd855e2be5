using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>New recovery codes for herself; the old ones open nothing any more.</summary>
internal sealed record RenewRecoveryCodes : IAct<NewCodes>
{
    public ActKind Kind { get; } = new("sign-in.renew-recovery-codes", Permission.Staff);

    public async ValueTask<Result<NewCodes>> Run(Acting acting, CancellationToken ct)
    {
        if (await SecondFactor.TotpOf(acting.Db, acting.Actor.Id, ct) is null) return RemoveTotp.NotEnrolled.Because();
        var codes = await RecoveryCodes.Renew(acting, acting.Actor.Id, ct);
        acting.Record(new RecoveryCodesRenewed(acting.Actor.Id));
        return new NewCodes(codes);
    }
}

/// <summary>A member of staff got new recovery codes.</summary>
public sealed record RecoveryCodesRenewed(Guid Staff) : IEntry
{
    static string IEntry.Name => "sign-in.recovery-codes-renewed";

    /// <inheritdoc/>
    public Guid About => Staff;
}
