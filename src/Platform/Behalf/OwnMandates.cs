using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Behalf;

/// <summary>Mandates go with an account, on either side; when it is deleted they end.</summary>
internal sealed class OwnMandates : IAccountBelongings
{
    public async ValueTask Move(Acting acting, AccountId from, AccountId to, CancellationToken ct)
    {
        foreach (var mandate in await Of(acting, from, ct))
        {
            if (mandate.Agent == from.Value) mandate.Agent = to.Value;
            if (mandate.Principal == from) mandate.Principal = to;
            // Nobody acts for herself by a mandate.
            if (mandate.Agent == mandate.Principal?.Value && mandate.State is MandateState.Confirmed) End(acting, mandate, "agent");
        }
    }

    public async ValueTask Forget(Acting acting, AccountId account, CancellationToken ct)
    {
        foreach (var mandate in await Of(acting, account, ct))
            if (mandate.State is MandateState.Offered or MandateState.Declared or MandateState.Confirmed)
                End(acting, mandate, mandate.Principal == account ? "principal" : "agent");
    }

    private static void End(Acting acting, Mandate mandate, string by)
    {
        mandate.Settle(acting, MandateState.Ended);
        acting.Record(new MandateEnded(mandate.Id, MandateTerms.Code(mandate.Kind), by));
    }

    private static Task<List<Mandate>> Of(Acting acting, AccountId account, CancellationToken ct)
    {
        AccountId? person = account;
        Guid? agent = account.Value;
        return acting.Db.Set<Mandate>().AsTracking().Where(m => m.Principal == person || m.Agent == agent).OrderBy(m => m.MadeAt).ToListAsync(ct);
    }
}
