using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.SignIn.Elsewhere;

/// <summary>The shape of <c>sign-in.yaml</c>: with which providers of OpenID Connect people sign in.</summary>
internal sealed record SignInFile
{
    public const string Path = "sign-in.yaml";

    /// <summary>What stands for the issuer's address where the demo's stand-in is meant.</summary>
    public const string Simulated = "simulated";

    /// <summary>デジタル認証アプリ, for residents.</summary>
    public ProviderFile? DigitalId { get; init; }

    /// <summary>The city's own directory, for staff. Off where it is not written.</summary>
    public ProviderFile? Staff { get; init; }
}

/// <summary>One provider as the file writes it.</summary>
internal sealed record ProviderFile
{
    public string Issuer { get; init; } = "";
    public string ClientId { get; init; } = "";

    /// <summary>The weaker call, 認証; for staff the only one.</summary>
    public CallFile Authenticated { get; init; } = new();

    /// <summary>The stronger call, 署名, where it is offered.</summary>
    public CallFile? Signed { get; init; }

    /// <summary>For staff: the claim that holds the login.</summary>
    public string Claim { get; init; } = "preferred_username";

    public CallFile? CallFor(IdentityLevel level) => level >= IdentityLevel.Signed ? Signed : Authenticated;
}

/// <summary>What is asked of the provider, and what its token must say then.</summary>
internal sealed record CallFile
{
    public string Scope { get; init; } = "openid";

    /// <summary>For 署名: the address at which the provider takes what is to be signed; without one no statement is signed.</summary>
    public string? Transactions { get; init; }

    /// <summary>For 署名: the file of the data folder with the certificates (PEM) of the authorities whose cards are believed.</summary>
    public string? Authorities { get; init; }

    /// <summary>The authentication context asked for and required of the token (acr); null where the provider has none.</summary>
    public string? Acr { get; init; }
}
