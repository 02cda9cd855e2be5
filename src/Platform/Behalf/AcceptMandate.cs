using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.Behalf;

/// <summary>Whoever was handed the link takes the mandate. It is one person's: of two who press at once, one has it.</summary>
/// <param name="Token">What the link carries.</param>
/// <param name="AgentName">As whom she is known to the person and to the city.</param>
internal sealed record AcceptMandate(string Token, string? AgentName) : IAct<MandateId>
{
    /// <summary>Used, taken back, over, or never offered: which of them, a stranger does not learn.</summary>
    public static readonly RefusalKind Spent = new("behalf.offer-spent", RefusalReason.Conflict);

    public static readonly RefusalKind HerOwn = new("behalf.offer-her-own", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("behalf.accept-mandate", Permission.Self);

    public async ValueTask<Result<MandateId>> Run(Acting acting, CancellationToken ct)
    {
        if (OfferToken.Read(acting.Get<CityKeys>(), Token) is not { } id || await Mandates.Take(acting, id, ct) is not { } mandate) return Spent.Because();
        if (mandate.State is not MandateState.Offered || mandate.OfferUntil < acting.Now || mandate.Until < acting.Now.TokyoDate) return Spent.Because();
        if (mandate.Principal?.Value == acting.Actor.Id) return HerOwn.Because();
        var wrong = new List<Refusal>();
        var name = MandateTerms.Name(AgentName, "agent", wrong);
        if (wrong.Count > 0) return wrong[0];

        (mandate.Agent, mandate.AgentName) = (acting.Actor.Id, acting.Seal(Behalf.Mandate.AgentNameColumn.Of(id.Value), name));
        mandate.Settle(acting, MandateState.Confirmed);
        acting.Record(new MandateAccepted(id, MandateTerms.Code(mandate.Kind)));
        await BehalfNews.Tell(acting, mandate.Principal!.Value, ct);
        return id;
    }
}
