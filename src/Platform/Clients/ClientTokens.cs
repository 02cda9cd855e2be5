using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Platform.Clients;

/// <summary>Knows which outside system carries an access token. Nothing is remembered between two uses: what was revoked is over with the commit, on every node.</summary>
internal sealed class ClientTokens(PreparedReads rows, TimeProvider clock)
{
    /// <summary>What a token begins with, so that it is told from a session's secret, and found by whoever looks for leaked ones.</summary>
    public const string Mark = "slc_";

    public async ValueTask<SignedInAs?> Find(string token, CancellationToken ct)
    {
        var row = await rows.Find<ClientTokenRow>(Secret.Digest(token), ct);
        if (row is null or { RevokedAt: not null } || row.ExpiresAt < Instant.From(clock.GetUtcNow())) return null;
        var client = await rows.Find<ClientRow>(row.Client, ct);
        if (client is null or { RevokedAt: not null }) return null;
        var actor = new Actor(ActorKind.Client, client.Id.Value) { Office = client.Office, Scopes = Scopes.In(row.Scopes).ToHashSet(StringComparer.Ordinal) };
        return new SignedInAs(actor, client.Name, null);
    }

    public static Task EndAll(Acting acting, ClientId client, CancellationToken ct)
    {
        var now = acting.Now;
        return acting.Db.Set<ClientTokenRow>().Where(t => t.Client == client && t.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), ct);
    }
}
