using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.Behalf;

/// <summary>Opens what was declared, with names and evidence, to whoever checks it, and writes down that it was opened before a byte of it leaves.</summary>
internal sealed record LookAtMandate(MandateId Mandate, string Field) : IAct<Done>
{
    public ActKind Kind { get; } = new("behalf.look-at-mandate", Permission.Right(BehalfRights.Confirm));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (!await acting.Db.Set<Mandate>().AnyAsync(m => m.Id == Mandate, ct)) return Behalf.Mandate.Unknown.Because();
        acting.Record(new MandateLookedAt(Mandate, "mandate-checking", Field));
        return Done.Yes;
    }
}
