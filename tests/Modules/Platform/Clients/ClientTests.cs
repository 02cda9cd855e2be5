using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Clients;
using SmartLocal.Modules.Tests.Platform.SignIn;

namespace SmartLocal.Modules.Tests.Platform.Clients;

public sealed class ClientTests(Ome ome) : IClassFixture<Ome>
{
    private const string List = "/api/office/applications";

    private static async Task<string> Error(HttpResponseMessage answer)
    {
        using (answer) return $"{(int)answer.StatusCode} {(await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString()}";
    }

    [Fact]
    public async Task A_system_that_proves_itself_gets_a_short_token_and_uses_it()
    {
        using var system = await OutsideSystem.Register(ome);
        using var answer = await system.Ask(system.Assertion(), "applications.read");
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("Bearer", 600, "applications.read"), (body.GetProperty("token_type").GetString(), body.GetProperty("expires_in").GetInt32(), body.GetProperty("scope").GetString()));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        var token = body.GetProperty("access_token").GetString()!;
        using (var used = await system.Get(List, token)) Assert.Equal(HttpStatusCode.OK, used.StatusCode);
        ome.Clock.Move(IssueClientToken.Validity + TimeSpan.FromSeconds(1));
        using var over = await system.Get(List, token);
        Assert.Equal(HttpStatusCode.Unauthorized, over.StatusCode);
        Assert.Contains("invalid_token", over.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_wrong_with_the_proof_is_refused_alike()
    {
        using var system = await OutsideSystem.Register(ome);
        using var other = await OutsideSystem.Register(ome);
        var now = ome.Clock.GetUtcNow();
        using var rsa = RSA.Create(2048);
        var wrong = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["wrong aud"] = system.Assertion(c => c["aud"] = "https://elsewhere.example"),
            ["no aud"] = system.Assertion(c => c.Remove("aud")),
            ["expired"] = system.Assertion(c => c["exp"] = now.AddMinutes(-1).ToUnixTimeSeconds()),
            ["no exp"] = system.Assertion(c => c.Remove("exp")),
            ["exp in an hour"] = system.Assertion(c => c["exp"] = now.AddHours(1).ToUnixTimeSeconds()),
            ["not yet"] = system.Assertion(c => c["nbf"] = now.AddMinutes(5).ToUnixTimeSeconds()),
            ["no jti"] = system.Assertion(c => c.Remove("jti")),
            ["another's sub"] = system.Assertion(c => c["sub"] = other.Id.ToString("d")),
            ["key of another system"] = system.Assertion(by: other.Signing),
            ["another's name, own key"] = system.Assertion(c => c["iss"] = c["sub"] = other.Id.ToString("d")),
            ["unknown system"] = system.Assertion(c => c["iss"] = c["sub"] = Guid.AllBitsSet.ToString("d")),
            ["unknown kid"] = system.Assertion(by: system.SigningAs("another")),
            ["changed after signing"] = Bent(system.Assertion()),
            ["key of another kind"] = system.Assertion(by: new SigningCredentials(new RsaSecurityKey(rsa), SecurityAlgorithms.RsaSha256)),
            ["alg none"] = None(system.Assertion()),
            ["mac with the public key"] = system.Assertion(by: new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(system.PublicKeys)), SecurityAlgorithms.HmacSha256)),
            ["no token at all"] = "x.y.z",
            ["empty"] = "",
        };
        foreach (var (what, assertion) in wrong) Assert.Equal((what, "401 invalid_client"), (what, await Error(await system.Ask(assertion))));
    }

    [Fact]
    public async Task A_proof_counts_once_also_for_two_who_send_it_at_the_same_moment()
    {
        using var system = await OutsideSystem.Register(ome);
        var assertion = system.Assertion();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => system.Ask(assertion)));
        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.OK);
        foreach (var refused in answers.Where(a => a.StatusCode is not HttpStatusCode.OK)) Assert.Equal("401 invalid_client", await Error(refused));
    }

    [Fact]
    public async Task A_proof_may_name_its_key_by_the_id_it_was_sent_with_or_by_its_thumbprint()
    {
        using var system = await OutsideSystem.Register(ome);
        var thumbprint = Assert.Single(ClientKeys.Thumbprints(system.PublicKeys));
        foreach (var name in new[] { OutsideSystem.KeyId, thumbprint })
        {
            using var answer = await system.Ask(system.Assertion(by: system.SigningAs(name)));
            Assert.Equal((name, HttpStatusCode.OK), (name, answer.StatusCode));
        }
    }

    [Fact]
    public async Task No_token_carries_more_than_was_granted()
    {
        using var system = await OutsideSystem.Register(ome);
        Assert.Equal("400 invalid_scope", await Error(await system.Ask(system.Assertion(), "applications.read everything")));
        var token = await system.Token();
        using (var staffs = await system.Get("/staff/journal", token)) Assert.Equal(HttpStatusCode.Forbidden, staffs.StatusCode);
        using var residents = ome.NewBrowser();
        var (_, secret) = await ome.SignIn("hanako@example.jp");
        using var refused = await system.Get(List, secret);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Changing_keys_giving_back_and_shutting_out_work_at_once()
    {
        var dx = ome.As(await ome.StaffMember("dx"));
        using var system = await OutsideSystem.Register(ome);
        using var fresh = new OutsideSystem(ome) { Id = system.Id };
        var before = await system.Token();
        Assert.False((await dx.Perform(new RotateClientKeys(ClientId.From(system.Id), fresh.PublicKeys), default)).IsRefused);
        using (var ended = await system.Get(List, before)) Assert.Equal(HttpStatusCode.Unauthorized, ended.StatusCode);
        Assert.Equal("401 invalid_client", await Error(await system.Ask(system.Assertion())));

        var given = await fresh.Token();
        using (var http = new HttpClient { BaseAddress = new Uri(ome.Address) })
        using (var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["token"] = given, ["client_assertion_type"] = ClientAssertion.Type, ["client_assertion"] = fresh.Assertion() }))
        using (var back = await http.PostAsync(new Uri("/oauth/revoke", UriKind.Relative), form)) Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        using (var gone = await fresh.Get(List, given)) Assert.Equal(HttpStatusCode.Unauthorized, gone.StatusCode);

        var proof = fresh.Assertion();
        (await fresh.Ask(proof)).Dispose();
        using (var http = new HttpClient { BaseAddress = new Uri(ome.Address) })
        using (var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["token"] = given, ["client_assertion_type"] = ClientAssertion.Type, ["client_assertion"] = proof }))
            Assert.Equal("401 invalid_client", await Error(await http.PostAsync(new Uri("/oauth/revoke", UriKind.Relative), form))); // one proof, one use, whatever for

        var last = await fresh.Token();
        Assert.False((await dx.Perform(new RevokeClient(ClientId.From(system.Id)), default)).IsRefused);
        using (var shut = await fresh.Get(List, last)) Assert.Equal(HttpStatusCode.Unauthorized, shut.StatusCode);
        Assert.Equal("401 invalid_client", await Error(await fresh.Ask(fresh.Assertion())));
    }

    [Fact]
    public async Task Nothing_is_kept_by_which_a_token_could_be_made()
    {
        using var system = await OutsideSystem.Register(ome);
        var token = await system.Token();
        await using var db = ome.Read();
        Assert.DoesNotContain(await db.Set<ClientTokenRow>().Select(t => t.Digest).ToListAsync(), d => d.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(token)));
        Assert.DoesNotContain("\"d\"", (await db.Set<ClientRow>().Where(c => c.Id == ClientId.From(system.Id)).SingleAsync()).Keys, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_lets_a_system_in_changes_its_keys_and_shuts_it_out_on_screen()
    {
        using var system = new OutsideSystem(ome);
        using var dx = await ome.StaffBrowser("dx");
        (string, string)[] good = [("name", "ごみ収集管理"), ("office", "seiso-recycle"), ("scopes", "applications.read")];
        using (var secret = await dx.PostForm("/staff/clients", [.. good, ("keys", """{"kty":"EC","crv":"P-256","x":"a","y":"b","d":"c"}""")]))
            Assert.Contains("秘密鍵が含まれています", (await secret.Page()).Text(), StringComparison.Ordinal);
        using (var garbage = await dx.PostForm("/staff/clients", [.. good, ("keys", "key")])) Assert.Equal(HttpStatusCode.UnprocessableEntity, garbage.StatusCode);
        using (var weak = await dx.PostForm("/staff/clients", [.. good, ("keys", """{"kty":"EC","crv":"P-521","x":"a","y":"b"}""")])) Assert.Contains("この種類の鍵は使えません", (await weak.Page()).Text(), StringComparison.Ordinal);
        using var registered = await dx.PostForm("/staff/clients", [.. good, ("keys", system.PublicKeys)]);
        var path = registered.Headers.Location!.ToString();
        system.Id = Guid.Parse(path.Split('/')[^1]);
        var token = await system.Token();
        Assert.Contains(system.Id.ToString("d"), (await dx.Look(path)).Text(), StringComparison.Ordinal);
        using (var revoked = await dx.PostForm(path + "/revocation")) Assert.Equal(HttpStatusCode.SeeOther, revoked.StatusCode);
        using (var shut = await system.Get(List, token)) Assert.Equal(HttpStatusCode.Unauthorized, shut.StatusCode);
        Assert.Contains("停止済み", (await dx.Look("/staff/clients")).Text(), StringComparison.Ordinal);
        using var clerk = await ome.StaffBrowser("clerk");
        using var refused = await clerk.PostForm("/staff/clients", [.. good, ("keys", system.PublicKeys)]);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task The_server_says_what_it_takes()
    {
        using var http = new HttpClient { BaseAddress = new Uri(ome.Address) };
        var said = await http.GetFromJsonAsync<JsonElement>(new Uri("/.well-known/oauth-authorization-server", UriKind.Relative));
        Assert.Equal(ome.Address, said.GetProperty("issuer").GetString());
        Assert.Equal(ome.Address + "/oauth/token", said.GetProperty("token_endpoint").GetString());
        Assert.Equal(["ES256", "RS256", "PS256"], said.GetProperty("token_endpoint_auth_signing_alg_values_supported").EnumerateArray().Select(a => a.GetString()));
        Assert.Contains("applications.read", said.GetProperty("scopes_supported").EnumerateArray().Select(a => a.GetString()));
    }

    /// <summary>The same signature under another jti.</summary>
    private static string Bent(string token)
    {
        var parts = token.Split('.');
        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])).Replace("\"jti\":\"", "\"jti\":\"0", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.{parts[2]}";
    }

    private static string None(string token) => $"{Base64Url.EncodeToString("""{"alg":"none","typ":"JWT"}"""u8)}.{token.Split('.')[1]}.";
}
