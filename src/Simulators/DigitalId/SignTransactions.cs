using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using SmartLocal.Kernel;

namespace SmartLocal.Simulators.DigitalId;

/// <summary>
/// The simulator's signing transactions: a digest comes in with a token of the client's own, the person signs it on the authorize
/// page, and the token of her signing fetches the result, once. Kept in memory, a quarter of an hour at most.
/// </summary>
internal sealed class SignTransactions(SigningCards cards, IdSource ids, IChance chance, TimeProvider clock)
{
    private const int Most = 1_000;
    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, DateTimeOffset> clients = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string Client, byte[] Digest, DateTimeOffset Until)> begun = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string Transaction, object Signed, DateTimeOffset Until)> done = new(StringComparer.Ordinal);

    /// <summary>A token for the client itself.</summary>
    public string ForClient()
    {
        var token = Token();
        if (clients.Count >= Most) clients.Clear();
        clients[token] = clock.GetUtcNow() + Validity;
        return token;
    }

    /// <summary>Takes a digest to be signed; the id of the transaction, or null where the token or the digest is none.</summary>
    public string? Begin(SigningAsked asked, string token)
    {
        if (!clients.TryRemove(token, out var until) || until < clock.GetUtcNow()) return null;
        var digest = new byte[asked.Digest.Length];
        if (asked.ClientId.Length == 0 || !Convert.TryFromBase64String(asked.Digest, digest, out var length) || length != 32) return null;
        if (begun.Count >= Most) begun.Clear();
        var id = ids.Next().ToString();
        begun[id] = (asked.ClientId, digest[..length], clock.GetUtcNow() + Validity);
        return id;
    }

    /// <summary>What is wrong with the transaction that the authorize page was asked for, or null.</summary>
    public string? Mistake(AuthorizeRequest request) =>
        request.Transaction.Length == 0 || (begun.TryGetValue(request.Transaction, out var at) && at.Client == request.ClientId && at.Until >= clock.GetUtcNow()) ? null : "invalid_request";

    /// <summary>The token that the person's consent is worth: it fetches her signature where she gave one, and nothing otherwise.</summary>
    public string Sign(DigitalIdSimulator.Grant grant)
    {
        var token = Token();
        if (!begun.TryRemove(grant.Request.Transaction, out var at)) return token;
        var (signature, certificate) = cards.Sign(grant.Person, grant.Fault is DigitalIdFault.OtherStatement ? new byte[32] : at.Digest);
        if (done.Count >= Most) done.Clear();
        done[token] = (grant.Request.Transaction, new { signature = Convert.ToBase64String(signature), certificate = Convert.ToBase64String(certificate) }, at.Until);
        return token;
    }

    /// <summary>Signature and certificate, for whoever holds the token that her signing was worth.</summary>
    public object? Result(string id, string token) =>
        done.TryRemove(token, out var at) && at.Transaction == id && at.Until >= clock.GetUtcNow() ? at.Signed : null;

    private string Token()
    {
        Span<byte> bytes = stackalloc byte[32];
        chance.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }
}

/// <summary>What the client asks to have signed.</summary>
internal sealed record SigningAsked
{
    [JsonPropertyName("client_id")]
    public string ClientId { get; init; } = "";

    /// <summary>SHA-256 of the statement, base64.</summary>
    public string Digest { get; init; } = "";
}
