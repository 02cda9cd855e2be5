using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Platform.Behalf;

/// <summary>The city has checked the evidence of what was declared: it holds on the days that the evidence bears out.</summary>
internal sealed record ConfirmMandate(MandateId Mandate, DateParts From, DateParts Until) : IAct<Done>
{
    public ActKind Kind { get; } = new("behalf.confirm-mandate", Permission.Right(BehalfRights.Confirm));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (await Mandates.Take(acting, Mandate, ct) is not { } mandate) return Behalf.Mandate.Unknown.Because();
        if (mandate.State is not MandateState.Declared) return Behalf.Mandate.Settled.Because();
        if (await Mandates.AreMasked(acting, mandate, ct)) return Performing.NotAllowed.Because();
        var wrong = new List<Refusal>();
        var today = acting.Now.TokyoDate;
        var from = MandateTerms.Day(From, "from", null, today.AddYears(MandateTerms.MostYears), wrong);
        var until = MandateTerms.Day(Until, "until", from is { } first && first > today ? first : today, (from ?? today).AddYears(MandateTerms.MostYears), wrong);
        if (wrong.Count > 0) return MandateTerms.Incomplete.Because(("count", wrong.Count)) with { Parts = wrong };

        mandate.Principal ??= PersonWithoutAccess.Add(acting);
        mandate.Confirm(acting, from!.Value, until!.Value);
        acting.Record(new MandateConfirmed(Mandate, MandateTerms.Code(mandate.Kind)));
        await BehalfNews.Tell(acting, AccountId.From(mandate.Agent!.Value), ct);
        return Done.Yes;
    }
}

/// <summary>
/// A person for whom others act and who has no way in of her own: an account without a method. What is handed in for her is hers
/// like anybody's, and nobody can sign in as her.
/// </summary>
internal static class PersonWithoutAccess
{
    public static AccountId Add(Acting acting)
    {
        var person = acting.NewId<AccountId>();
        acting.Db.Add(new AccountRow { Id = person, MadeAt = acting.Now });
        acting.Record(new AccountMade(person));
        return person;
    }
}
