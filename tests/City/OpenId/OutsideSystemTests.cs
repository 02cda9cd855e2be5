using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using SmartLocal.City.Tests.World;
using SmartLocal.Tests.Counterparts;

namespace SmartLocal.City.Tests.OpenId;

/// <summary>An outside system that others have written: npm openid-client, a certified relying party, unmodified.</summary>
[Collection("sign-in")]
public sealed class OutsideSystemTests(OmeInBrowser ome)
{
    [Theory]
    [InlineData("ES256")]
    [InlineData("RS256")]
    [InlineData("PS256")]
    public async Task It_gets_a_token_by_private_key_jwt_uses_it_and_gives_it_back(string algorithm)
    {
        var (open, secret) = Keys(algorithm);
        var id = await Register(open);
        var said = await Peers.Run("client-credentials.mjs", ome.Host.Address.ToString().TrimEnd('/'), id, secret, "/api/office/applications");
        Assert.Equal("""{"type":"bearer","scope":"applications.read","seconds":600,"status":200,"applications":0,"after":401}""", said);
    }

    private async Task<string> Register(string keys)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = ome.Host.Address, DefaultRequestHeaders = { { "Sec-Fetch-Site", "same-origin" } },
        };
        using var door = await Post(browser, "/staff/sign-in", ("login", "dx"), ("password", "demo-dx"));
        using var registered = await Post(browser, "/staff/clients", ("name", "補助金管理"), ("office", "seiso-recycle"), ("scopes", "applications.read"), ("keys", keys));
        Assert.Equal(HttpStatusCode.SeeOther, registered.StatusCode);
        return registered.Headers.Location!.ToString().Split('/')[^1];
    }

    private static async Task<HttpResponseMessage> Post(HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await browser.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    private static (string Public, string Private) Keys(string algorithm)
    {
        if (algorithm == "ES256")
        {
            using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var point = ec.ExportParameters(true);
            var (x, y) = (Text(point.Q.X!), Text(point.Q.Y!));
            return (JsonSerializer.Serialize(new { kty = "EC", crv = "P-256", x, y }), JsonSerializer.Serialize(new { kty = "EC", crv = "P-256", x, y, d = Text(point.D!), alg = algorithm }));
        }

        using var rsa = RSA.Create(2048);
        var p = rsa.ExportParameters(true);
        var (n, e) = (Text(p.Modulus!), Text(p.Exponent!));
        return (
            JsonSerializer.Serialize(new { kty = "RSA", n, e }),
            JsonSerializer.Serialize(new { kty = "RSA", n, e, d = Text(p.D!), p = Text(p.P!), q = Text(p.Q!), dp = Text(p.DP!), dq = Text(p.DQ!), qi = Text(p.InverseQ!), alg = algorithm }));
    }

    private static string Text(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
