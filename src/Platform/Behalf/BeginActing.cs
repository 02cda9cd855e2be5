using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Platform.Behalf;

/// <summary>From now on, in this session, she acts for the person of the mandate. It stands on every page until she stops.</summary>
/// <param name="Mandate">By which.</param>
/// <param name="Session">The session's secret.</param>
internal sealed record BeginActing(MandateId Mandate, string Session) : IAct<Done>
{
    public ActKind Kind { get; } = new("behalf.begin-acting", Permission.Self);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var mandate = await acting.Db.Set<Mandate>().SingleOrDefaultAsync(m => m.Id == Mandate, ct);
        if (mandate is null || mandate.Agent != acting.Actor.Id) return Behalf.Mandate.Unknown.Because();
        if (!mandate.Lets(acting.Actor.Id, acting.Now.TokyoDate)) return Mandates.Over.Because();
        await Put(acting, Session, Mandate, ct);
        acting.Record(new ActingBegun(Mandate, MandateTerms.Code(mandate.Kind)));
        return Done.Yes;
    }

    /// <summary>Writes into the session for whom its holder acts.</summary>
    public static async ValueTask Put(Acting acting, string session, MandateId? mandate, CancellationToken ct)
    {
        var digest = Secret.Digest(session);
        var row = await acting.Db.Set<SessionRow>().AsTracking().SingleAsync(s => s.Digest == digest && s.Subject == acting.Actor.Id, ct);
        row.Mandate = mandate;
    }
}
