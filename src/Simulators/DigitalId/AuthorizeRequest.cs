using SmartLocal.Platform.Web;

namespace SmartLocal.Simulators.DigitalId;

/// <summary>What a client asks of the authorize page, as it came in the address and as the page's form carries it on.</summary>
public sealed record AuthorizeRequest(string ClientId, string RedirectUri, string State, string Nonce, string Scope, string Challenge, string Method, string ResponseType, string Transaction)
{
    internal bool Signs => Scope.Split(' ').Contains("sign", StringComparer.Ordinal);

    /// <summary>The fields of the form, by their names in OAuth.</summary>
    internal IEnumerable<(string Name, string Value)> Fields =>
    [
        ("client_id", ClientId), ("redirect_uri", RedirectUri), ("state", State), ("nonce", Nonce), ("scope", Scope),
        ("code_challenge", Challenge), ("code_challenge_method", Method), ("response_type", ResponseType), ("sign_transaction_id", Transaction),
    ];

    internal static AuthorizeRequest Read(Func<string, string?> of) => new(
        of("client_id") ?? "", of("redirect_uri") ?? "", of("state") ?? "", of("nonce") ?? "", of("scope") ?? "",
        of("code_challenge") ?? "", of("code_challenge_method") ?? "", of("response_type") ?? "", of("sign_transaction_id") ?? "");

    /// <summary>What is wrong with it in the words of RFC 6749, or null. The client and its address were looked at before.</summary>
    internal string? Mistake() =>
        ResponseType != "code" ? "unsupported_response_type"
        : !Scope.Split(' ').Contains("openid", StringComparer.Ordinal) ? "invalid_scope"
        : State.Length == 0 || Nonce.Length == 0 || Challenge.Length != 43 || Method != "S256" || (Transaction.Length > 0 && !Signs) ? "invalid_request"
        : null;
}
