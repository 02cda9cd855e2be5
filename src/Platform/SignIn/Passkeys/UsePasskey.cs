using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.SignIn.Passkeys;

/// <summary>A resident's passkey answered rightly: she is in, or her session counts more than before.</summary>
internal sealed record UsePasskey(UsedPasskey Used, string ReturnTo, string? Session) : IAct<Entered>
{
    public ActKind Kind { get; } = new("sign-in.use-passkey", Permission.Anyone);

    public async ValueTask<Result<Entered>> Run(Acting acting, CancellationToken ct)
    {
        var row = await acting.Db.Set<PasskeyRow>().AsTracking().SingleOrDefaultAsync(p => p.Credential == Used.Credential && p.Kind == ActorKind.Resident, ct);
        if (row is null || !await PasskeyCeremony.Count(acting, row, Used, ct)) return PasskeyCeremony.Refused.Because();
        acting.Record(new PasskeyUsed(row.Subject, row.Id.Value));
        return await Entrance.Enter(acting, PasskeyMethod.ProofOf(acting, row.Credential), LocalPath.OrHome(ReturnTo), Session, ct);
    }
}

/// <summary>A resident showed one of her passkeys.</summary>
public sealed record PasskeyUsed(Guid Subject, Guid Passkey) : Journal.IEntry
{
    static string Journal.IEntry.Name => "sign-in.passkey-used";

    /// <inheritdoc/>
    public Guid About => Subject;
}
