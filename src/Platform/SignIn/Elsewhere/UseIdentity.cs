using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn.Signing;

namespace SmartLocal.Platform.SignIn.Elsewhere;

/// <summary>A resident comes back from a provider that has told who she is.</summary>
/// <param name="Proof">What it told: a digest, nothing of her name or address.</param>
/// <param name="Attempt">The way on which she left; it can't be gone twice.</param>
/// <param name="Session">The session of her browser.</param>
/// <param name="Signature">The signature under a statement, where she left to sign one.</param>
internal sealed record UseIdentity(Proof Proof, Attempt Attempt, string? Session, CardSignature? Signature = null) : IAct<Entered>
{
    /// <summary>Who is signed in here now is not who left.</summary>
    public static readonly RefusalKind SessionChanged = new("sign-in.session-changed", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("sign-in.use-identity", Permission.Anyone);

    public async ValueTask<Result<Entered>> Run(Acting acting, CancellationToken ct)
    {
        if (await SpendState.Of(acting, Attempt, ct) is { } spent) return spent;
        var here = acting.Actor.Kind is ActorKind.Resident ? acting.Actor.Id : Guid.Empty;
        if (here != Attempt.Account) return SessionChanged.Because();
        if (Signature is not null && here == Guid.Empty) return SessionChanged.Because();
        var entered = await Entrance.Enter(acting, Proof, Attempt.ReturnTo, Session, ct);
        // A card that belongs to another account of hers has signed for that one: after they are merged she signs again.
        if (Signature is not null && !entered.IsRefused && entered.Value.Also is null) SignatureRow.Add(acting, AccountId.From(here), Signature);
        return entered;
    }
}
