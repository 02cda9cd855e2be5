using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Platform.Clients;

/// <summary>An outside system gives its own token back before it is over (RFC 7009). One that is not its own it can't touch, and is told nothing.</summary>
internal sealed record RevokeClientToken(AssertedClient Asserted, string Token) : IAct<Done>
{
    public ActKind Kind { get; } = new("clients.revoke-client-token", Permission.Anyone);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (!await UsedOnce.IsFirst(acting, "client assertion", $"{Asserted.Client.Value:n} {Asserted.Jti}", Asserted.ExpiresAt, ct)) return ClientAssertion.Invalid.Because();
        var (digest, now) = (Secret.Digest(Token), acting.Now);
        await acting.Db.Set<ClientTokenRow>().Where(t => t.Digest == digest && t.Client == Asserted.Client && t.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), ct);
        acting.Record(new ClientTokenRevoked(Asserted.Client.Value));
        return Done.Yes;
    }
}

/// <summary>An outside system gave a token back.</summary>
public sealed record ClientTokenRevoked(Guid Client) : IEntry
{
    static string IEntry.Name => "clients.token-revoked";

    /// <inheritdoc/>
    public Guid About => Client;
}
