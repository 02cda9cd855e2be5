using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Clients;

/// <summary>Shuts an outside system out, for good and at once: its keys, and the tokens it holds.</summary>
internal sealed record RevokeClient(ClientId Client) : IAct<Done>
{
    public ActKind Kind { get; } = new("clients.revoke-client", Permission.Right(RegisterClient.Right));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var row = await acting.Db.Set<ClientRow>().AsTracking().SingleOrDefaultAsync(c => c.Id == Client && c.RevokedAt == null, ct);
        if (row is null) return RotateClientKeys.Unknown.Because();
        row.RevokedAt = acting.Now;
        await ClientTokens.EndAll(acting, Client, ct);
        acting.Record(new ClientRevoked(row.Id.Value));
        return Done.Yes;
    }
}

/// <summary>An outside system was shut out.</summary>
public sealed record ClientRevoked(Guid Client) : IEntry
{
    static string IEntry.Name => "clients.revoked";

    /// <inheritdoc/>
    public Guid About => Client;
}
