using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.Privacy;

/// <summary>
/// The keys under which personal values are sealed. They lie in the database, wrapped by a key that does not: who has only
/// the database reads nothing, and a backup of it goes with its keys or is worth nothing.
/// </summary>
internal sealed class DataKeys(CityKeys keys, IDbContextFactory<CityContext> contexts) : IDisposable
{
    private readonly Lock gate = new();
    private volatile Known known = new([], null);

    /// <summary>The newest key: what is sealed now is sealed under it.</summary>
    public DataKey InForce => known.InForce ?? Read().InForce ?? throw new InvalidOperationException("The city has no data key yet: the host makes the first one when it prepares");

    /// <summary>A key of any age.</summary>
    public DataKey Of(int number) =>
        known.Keys.GetValueOrDefault(number) ?? Read().Keys.GetValueOrDefault(number) // another node made it
        ?? throw new CryptographicException($"There is no data key {number}");

    /// <summary>Whether there is any.</summary>
    public bool Any => (known.InForce ?? Read().InForce) is not null;

    /// <summary>Looks for keys that were made since.</summary>
    public void Refresh() => Read();

    public void Dispose()
    {
        foreach (var key in known.Keys.Values) key.Dispose();
    }

    private Known Read()
    {
        lock (gate)
        {
            using var db = contexts.CreateDbContext();
            var rows = db.Set<DataKeyRow>().OrderBy(k => k.Number).ToList();
            var all = new Dictionary<int, DataKey>(known.Keys);
            foreach (var row in rows)
                if (!all.ContainsKey(row.Number)) all[row.Number] = new DataKey(row.Number, keys.Unwrap(row.Number, row.Wrapped));
            return known = new Known(all, rows.Count == 0 ? null : all[rows[^1].Number]);
        }
    }

    private sealed record Known(Dictionary<int, DataKey> Keys, DataKey? InForce);
}

/// <summary>A data key, ready to use. The cipher is not safe for two threads, so each has its own.</summary>
internal sealed class DataKey(int number, byte[] secret) : IDisposable
{
    private const int TagSize = 16;

    private readonly ThreadLocal<AesGcm> cipher = new(() => new AesGcm(secret, TagSize), trackAllValues: true);

    public int Number => number;

    public AesGcm Cipher => cipher.Value!;

    public void Dispose()
    {
        foreach (var one in cipher.Values) one.Dispose();
        cipher.Dispose();
        CryptographicOperations.ZeroMemory(secret);
    }
}
