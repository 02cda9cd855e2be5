using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Clients;

/// <summary>
/// New public keys in place of the old ones, at once; its tokens end too, since keys are also changed because they were
/// stolen. A change without a gap sends old and new together first.
/// </summary>
internal sealed record RotateClientKeys(ClientId Client, string Keys) : IAct<Done>
{
    public static readonly RefusalKind Unknown = new("clients.unknown", RefusalReason.NotFound);

    public ActKind Kind { get; } = new("clients.rotate-client-keys", Permission.Right(RegisterClient.Right));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var row = await acting.Db.Set<ClientRow>().AsTracking().SingleOrDefaultAsync(c => c.Id == Client && c.RevokedAt == null, ct);
        if (row is null) return Unknown.Because();
        if (!ClientKeys.Read(Keys).Try(out var keys, out var no)) return no;
        (row.Keys, row.KeysAt) = (keys, acting.Now);
        await ClientTokens.EndAll(acting, Client, ct);
        acting.Record(new ClientKeysRotated(row.Id.Value, ClientKeys.Thumbprints(keys)));
        return Done.Yes;
    }
}

/// <summary>An outside system's keys were changed.</summary>
public sealed record ClientKeysRotated(Guid Client, IReadOnlyList<string> Thumbprints) : IEntry
{
    static string IEntry.Name => "clients.keys-rotated";

    /// <inheritdoc/>
    public Guid About => Client;
}
