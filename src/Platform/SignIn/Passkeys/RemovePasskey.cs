using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn.Staff;

namespace SmartLocal.Platform.SignIn.Passkeys;

/// <summary>A member of staff takes one of her own passkeys away: lost, given away, or not hers any more. Residents remove theirs as any method.</summary>
internal sealed record RemovePasskey(PasskeyId Passkey) : IAct<Done>
{
    public static readonly RefusalKind Unknown = new("sign-in.passkey-unknown", RefusalReason.NotFound);

    public ActKind Kind { get; } = new("sign-in.remove-passkey", Permission.Staff);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var staff = acting.Actor.Id;
        var row = await acting.Db.Set<PasskeyRow>().AsTracking().SingleOrDefaultAsync(p => p.Id == Passkey && p.Kind == ActorKind.Staff && p.Subject == staff, ct);
        if (row is null) return Unknown.Because();
        if (await SecondFactor.IsLast(acting, passkeys: 1, totp: false, ct)) return SecondFactor.Last.Because();
        acting.Db.Remove(row);
        acting.Record(new PasskeyRemoved(staff, row.Id.Value));
        return Done.Yes;
    }
}

/// <summary>A member of staff took a passkey of hers away.</summary>
public sealed record PasskeyRemoved(Guid Subject, Guid Passkey) : IEntry
{
    static string IEntry.Name => "sign-in.passkey-removed";

    /// <inheritdoc/>
    public Guid About => Subject;
}
