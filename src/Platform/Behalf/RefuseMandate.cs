using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Platform.Behalf;

/// <summary>The evidence does not bear out what was declared. Whoever declared it reads why.</summary>
internal sealed record RefuseMandate(MandateId Mandate, string? Reason) : IAct<Done>
{
    public const int LongestReason = 500;

    public static readonly RefusalKind ReasonMissing = new("behalf.reason-missing");

    public ActKind Kind { get; } = new("behalf.refuse-mandate", Permission.Right(BehalfRights.Confirm));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (await Mandates.Take(acting, Mandate, ct) is not { } mandate) return Behalf.Mandate.Unknown.Because();
        if (mandate.State is not MandateState.Declared) return Behalf.Mandate.Settled.Because();
        if (await Mandates.AreMasked(acting, mandate, ct)) return Performing.NotAllowed.Because();
        if (!PlainText.ReadLines(Reason, LongestReason).Try(out var reason, out var unusable)) return unusable with { Field = "reason" };
        if (reason.Length == 0) return ReasonMissing.Of("reason");
        mandate.Reason = acting.Seal(Behalf.Mandate.ReasonColumn.Of(Mandate.Value), reason);
        mandate.Settle(acting, MandateState.Refused);
        acting.Record(new MandateRefused(Mandate, MandateTerms.Code(mandate.Kind), reason));
        await BehalfNews.Tell(acting, AccountId.From(mandate.Agent!.Value), ct);
        return Done.Yes;
    }
}
