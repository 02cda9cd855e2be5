using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Clients;

namespace SmartLocal.Modules.Tests.Platform.Clients;

/// <summary>A system of an office with a key of its own, which says about itself whatever the test wants.</summary>
internal sealed class OutsideSystem : IDisposable
{
    /// <summary>How its people call its key.</summary>
    public const string KeyId = "2026";

    private readonly Ome ome;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public OutsideSystem(Ome ome) => this.ome = ome;

    public Guid Id { get; set; }

    public static async Task<OutsideSystem> Register(Ome ome, string office = "seiso-recycle", params string[] scopes)
    {
        var system = new OutsideSystem(ome);
        system.Id = (await ome.As(await ome.StaffMember("dx")).Perform(new RegisterClient("補助金管理", office, scopes.Length == 0 ? ["applications.read"] : scopes, system.PublicKeys), default)).Value.Value;
        return system;
    }

    public string PublicKeys
    {
        get
        {
            var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(ECDsa.Create(key.ExportParameters(false))));
            return JsonSerializer.Serialize(new { keys = new[] { new { kty = jwk.Kty, crv = jwk.Crv, x = jwk.X, y = jwk.Y, kid = KeyId } } });
        }
    }

    public SigningCredentials Signing => new(new ECDsaSecurityKey(key), SecurityAlgorithms.EcdsaSha256);

    public SigningCredentials SigningAs(string kid) => new(new ECDsaSecurityKey(key) { KeyId = kid }, SecurityAlgorithms.EcdsaSha256);

    public string Assertion(Action<Dictionary<string, object>>? bend = null, SigningCredentials? by = null)
    {
        var now = ome.Clock.GetUtcNow();
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = Id.ToString("d"), ["sub"] = Id.ToString("d"), ["aud"] = ome.Address, ["jti"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(12)),
            ["iat"] = now.ToUnixTimeSeconds(), ["exp"] = now.AddMinutes(1).ToUnixTimeSeconds(),
        };
        bend?.Invoke(claims);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(JsonSerializer.Serialize(claims), by ?? Signing);
    }

    public async Task<HttpResponseMessage> Ask(string assertion, string? scope = null)
    {
        using var http = new HttpClient { BaseAddress = new Uri(ome.Address) };
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials", ["client_assertion_type"] = ClientAssertion.Type, ["client_assertion"] = assertion,
        };
        if (scope is not null) fields["scope"] = scope;
        using var form = new FormUrlEncodedContent(fields);
        return await http.PostAsync(new Uri(OAuthRoutes.Token, UriKind.Relative), form);
    }

    public async Task<string> Token()
    {
        using var answer = await Ask(Assertion());
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }

    public async Task<HttpResponseMessage> Get(string path, string token)
    {
        using var http = new HttpClient { BaseAddress = new Uri(ome.Address), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        return await http.GetAsync(new Uri(path, UriKind.Relative));
    }

    public void Dispose() => key.Dispose();
}
