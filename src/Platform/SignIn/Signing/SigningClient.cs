using System.Text.Json;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn.Elsewhere;

namespace SmartLocal.Platform.SignIn.Signing;

/// <summary>
/// The provider's signing transactions: the city gives the digest of a statement, she signs it with her card, and the city fetches
/// the signature with the token that her signing gave it.
/// </summary>
internal sealed class SigningClient(OpenIdClient client, Providers providers, TimeProvider clock)
{
    /// <summary>No statement can be signed here today.</summary>
    public static readonly RefusalKind NotOffered = new("sign-in.signing-not-offered", RefusalReason.Unavailable);

    /// <summary>Begins a transaction; its id.</summary>
    public async Task<Result<string>> Begin(Provider provider, byte[] digest, CancellationToken ct)
    {
        if (provider.Transactions is not { } at) return NotOffered.Because();
        if (!(await client.OwnToken(provider, ct)).Try(out var token, out var no)) return no;
        var asked = new { client_id = provider.Settings.ClientId, digest = Convert.ToBase64String(digest) };
        if (!(await client.Call(provider, HttpMethod.Post, at, token, asked, ct)).Try(out var answer, out no)) return no;
        return Word(answer, "sign_transaction_id") is { Length: > 0 and <= 64 } id && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? id : client.No(provider, "transaction");
    }

    /// <summary>The signature that she made in the transaction, which holds in every point that the city can check.</summary>
    public async Task<Result<CardSignature>> Fetch(Provider provider, Attempt attempt, string accessToken, CancellationToken ct)
    {
        if (!(await client.Call(provider, HttpMethod.Get, $"{provider.Transactions}/{attempt.Transaction}/result", accessToken, null, ct)).Try(out var answer, out var no)) return no;
        if (Bytes(answer, "signature") is not { } value || Bytes(answer, "certificate") is not { } certificate) return client.No(provider, "signature-answer");
        var signature = new CardSignature(Convert.FromHexString(attempt.Digest!), value, certificate);
        return signature.Mistake(providers.AuthoritiesOf(provider), clock.GetUtcNow()) is { } mistake ? client.No(provider, mistake) : signature;
    }

    private static string? Word(JsonElement answer, string name) =>
        answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty(name, out var found) && found.ValueKind is JsonValueKind.String ? found.GetString() : null;

    private static byte[]? Bytes(JsonElement answer, string name)
    {
        var text = Word(answer, name) ?? "";
        var bytes = new byte[text.Length];
        return text.Length is > 0 and <= 16_384 && Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
