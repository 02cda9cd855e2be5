using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Platform.Behalf;

/// <summary>Either side ends it, or the city does, at any time and at once. An offer is taken back the same way.</summary>
internal sealed record EndMandate(MandateId Mandate) : IAct<EndedMandate>
{
    public ActKind Kind { get; } = new("behalf.end-mandate", Permission.Either(Permission.Self, Permission.Right(BehalfRights.Confirm)));

    public async ValueTask<Result<EndedMandate>> Run(Acting acting, CancellationToken ct)
    {
        if (await Mandates.Take(acting, Mandate, ct) is not { } mandate || Side(acting.Actor, mandate) is not { } side) return Behalf.Mandate.Unknown.Because();
        if (mandate.State is MandateState.Ended or MandateState.Refused) return Behalf.Mandate.Settled.Because();
        var held = mandate.State is MandateState.Confirmed;
        mandate.Settle(acting, MandateState.Ended);
        acting.Record(new MandateEnded(Mandate, MandateTerms.Code(mandate.Kind), side));
        if (held && side != "principal" && mandate.Principal is { } principal) await BehalfNews.Tell(acting, principal, ct);
        if (held && side != "agent" && mandate.Agent is { } agent && mandate.Kind is not MandateKind.Clerk) await BehalfNews.Tell(acting, AccountId.From(agent), ct);
        return new EndedMandate(mandate.Agent);
    }

    private static string? Side(Actor actor, Mandate mandate) =>
        actor.Kind is ActorKind.Staff ? "city"
        : mandate.Principal?.Value == actor.Id ? "principal"
        : mandate.Agent == actor.Id ? "agent"
        : null;
}

/// <summary>Whose sessions forget it.</summary>
internal sealed record EndedMandate(Guid? Agent);
