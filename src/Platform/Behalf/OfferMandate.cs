using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Platform.Behalf;

/// <summary>A person lets somebody act for her, whom she hands a link. Until it is accepted, nobody may.</summary>
internal sealed record OfferMandate(TypedTerms Typed) : IAct<MandateId>
{
    public ActKind Kind { get; } = new("behalf.offer-mandate", Permission.Self);

    public ValueTask<Result<MandateId>> Run(Acting acting, CancellationToken ct) => ValueTask.FromResult(Run(acting));

    private Result<MandateId> Run(Acting acting)
    {
        if (!MandateTerms.Read(acting, Typed, MandateTerms.Offerable, names: false).Try(out var terms, out var no)) return no;
        var id = acting.NewId<MandateId>();
        var mandate = new Mandate
        {
            Id = id,
            Kind = terms.Kind,
            Principal = AccountId.From(acting.Actor.Id),
            PrincipalName = acting.Seal(Mandate.PrincipalNameColumn.Of(id.Value), terms.PrincipalName),
            Procedures = terms.Procedures,
            From = terms.From,
            Until = terms.Until,
            State = MandateState.Offered,
            MadeAt = acting.Now,
            OfferUntil = acting.Now + TimeSpan.FromDays(Mandate.OfferDays),
        };
        acting.Db.Add(mandate);
        acting.Record(new MandateOffered(mandate.Id, MandateTerms.Code(mandate.Kind)));
        return mandate.Id;
    }
}
