using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Platform.SignIn;

/// <summary>What a provider, or somebody in between, can send back, and what the city makes of it.</summary>
public sealed class OpenIdVectorsTests(Ome ome) : IClassFixture<Ome>, IAsyncLifetime
{
    private LyingProvider provider = null!;

    public async Task InitializeAsync()
    {
        provider = await LyingProvider.Start(ome.Clock);
        await File.WriteAllTextAsync(Path.Combine(ome.DataFolder, "sign-in.yaml"), $$"""
            digitalId:
              issuer: {{provider.Issuer}}
              clientId: {{LyingProvider.ClientId}}
              authenticated: { scope: openid sign, acr: aal3 }
              signed: { scope: openid sign, acr: aal3 }
            staff: { issuer: "{{provider.Issuer}}", clientId: {{LyingProvider.ClientId}}, claim: sub, authenticated: { scope: openid } }
            """);
        await ome.Stop();
        await ome.Start();
        ome.Log.Clear();
    }

    public async Task DisposeAsync() => await provider.DisposeAsync();

    [Fact]
    public async Task A_true_answer_signs_her_in_and_another_city_would_know_her_by_another_digest()
    {
        using var browser = new Browser(ome);
        var answered = await Answer(browser, await Leave(browser));
        Assert.Equal((HttpStatusCode.SeeOther, "/my"), (answered.Status, answered.Location));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/my")).Status);
    }

    [Theory]
    [InlineData(Lie.Issuer, "issuer")]
    [InlineData(Lie.Audience, "audience")]
    [InlineData(Lie.Nonce, "nonce")]
    [InlineData(Lie.NoNonce, "nonce")]
    [InlineData(Lie.Expired, "lifetime")]
    [InlineData(Lie.NoExpiry, "lifetime")]
    [InlineData(Lie.NotYet, "lifetime")]
    [InlineData(Lie.Unsigned, "signature")]
    [InlineData(Lie.ForeignKey, "signature")]
    [InlineData(Lie.SharedSecret, "signature")]
    [InlineData(Lie.NoSubject, "token")]
    [InlineData(Lie.NoToken, "token-answer")]
    public async Task A_token_that_does_not_hold_is_not_believed(Lie lie, string reason)
    {
        using var browser = new Browser(ome);
        var left = await Leave(browser);
        provider.Lie = lie;
        await IsRefused(browser, await Answer(browser, left), HttpStatusCode.Forbidden, "返事が正しくない", $"was not believed: {reason}");
    }

    [Theory]
    [InlineData(Lie.LessScope)]
    [InlineData(Lie.OtherAcr)]
    public async Task Who_was_identified_less_surely_than_asked_is_told_so(Lie lie)
    {
        using var browser = new Browser(ome);
        var left = await Leave(browser);
        provider.Lie = lie;
        await IsRefused(browser, await Answer(browser, left), HttpStatusCode.Forbidden, "求められた強さの本人確認", "too-weak");
    }

    [Fact]
    public async Task A_provider_that_is_down_is_waited_for()
    {
        using var browser = new Browser(ome);
        var left = await Leave(browser);
        provider.Lie = Lie.Broken;
        await IsRefused(browser, await Answer(browser, left), HttpStatusCode.ServiceUnavailable, "返事がありません", "can't be asked: 500");
    }

    [Fact]
    public async Task A_code_is_redeemed_once()
    {
        using var first = new Browser(ome);
        Assert.Equal("/my", (await Answer(first, await Leave(first), code: "once")).Location);
        using var second = new Browser(ome);
        await IsRefused(second, await Answer(second, await Leave(second), code: "once"), HttpStatusCode.Forbidden, "返事が正しくない", "was not believed: code");
    }

    [Fact]
    public async Task The_way_back_is_gone_once_even_where_the_provider_would_take_the_code_again()
    {
        using var browser = new Browser(ome);
        var left = await Leave(browser);
        Assert.Equal("/my", (await Answer(browser, left, keepsCookies: true)).Location);
        browser.LoseSession();
        await IsRefused(browser, await Answer(browser, left, code: "another", keepsCookies: true), HttpStatusCode.Conflict, "この端末で始めたものではない", null);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task An_answer_without_the_state_that_this_browser_began_with_is_not_awaited(string? state)
    {
        using var browser = new Browser(ome);
        var left = await Leave(browser);
        await IsRefused(browser, await Answer(browser, left with { State = state! }), HttpStatusCode.Conflict, "この端末で始めたものではない", null);
    }

    [Fact]
    public async Task A_state_from_another_browser_is_not_awaited()
    {
        using var hers = new Browser(ome);
        using var his = new Browser(ome);
        var left = await Leave(his);
        await IsRefused(hers, await Answer(hers, left), HttpStatusCode.Conflict, "この端末で始めたものではない", null);
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_is_not_awaited()
    {
        using var browser = new Browser(ome);
        var left = await Leave(browser);
        ome.Clock.Move(TimeSpan.FromMinutes(16));
        await IsRefused(browser, await Answer(browser, left), HttpStatusCode.Conflict, "時間が過ぎた", null);
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData(null)]
    public async Task An_answer_of_another_provider_is_not_taken_for_this_ones(string? issuer)
    {
        using var browser = new Browser(ome);
        var left = await Leave(browser);
        await IsRefused(browser, await Answer(browser, left with { Issuer = issuer }), HttpStatusCode.Forbidden, "返事が正しくない", "was not believed: mix-up");
    }

    [Fact]
    public async Task A_discovery_document_of_another_issuer_is_not_followed()
    {
        await using var other = await LyingProvider.Start(ome.Clock);
        other.DiscoveredIssuer = provider.Issuer;
        await File.WriteAllTextAsync(Path.Combine(ome.DataFolder, "sign-in.yaml"), $$"""
            digitalId: { issuer: "{{other.Issuer}}", clientId: {{LyingProvider.ClientId}} }
            """);
        await ome.Stop();
        await ome.Start();
        using var browser = new Browser(ome);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/sign-in/with/digital-id")).Status);
        Assert.Contains(ome.Log.Lines, l => l.Contains("discovery-issuer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_signed_in_meanwhile_is_not_given_what_somebody_else_proved()
    {
        using var browser = new Browser(ome);
        var left = await Leave(browser);
        await browser.SignIn("meanwhile@example.jp");
        await IsRefused(browser, await Answer(browser, left), HttpStatusCode.Conflict, "ログインの状態が変わりました", null);
    }

    [Fact]
    public async Task A_member_of_staff_comes_in_by_the_citys_directory_when_her_login_is_known()
    {
        using var browser = new Browser(ome);
        Assert.Contains("庁内の認証基盤", (await browser.Get("/staff/sign-in")).Main, StringComparison.Ordinal);
        provider.Subject = "clerk";
        var answered = await Answer(browser, await Leave(browser, "/sign-in/with/staff"));
        Assert.Equal("/staff", answered.Location);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Get("/staff")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/staff/cases")).Status);

        using var stranger = new Browser(ome);
        provider.Subject = "nobody-of-the-city";
        var refused = await Answer(stranger, await Leave(stranger, "/sign-in/with/staff"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("職員IDが登録されていません", refused.Main, StringComparison.Ordinal);
    }

    private static async Task<Left> Leave(Browser browser, string path = "/sign-in/with/digital-id?returnTo=/my")
    {
        var left = await browser.Get(path);
        Assert.Equal(HttpStatusCode.Redirect, left.Status);
        var address = new Uri(left.Location);
        var query = QueryHelpers.ParseQuery(address.Query);
        Assert.Equal(("code", "S256"), (query["response_type"].ToString(), query["code_challenge_method"].ToString()));
        return new(query["state"]!, query["nonce"]!, new Uri(query["redirect_uri"]!).AbsolutePath, address.GetLeftPart(UriPartial.Authority));
    }

    private async Task<Seen> Answer(Browser browser, Left left, string? code = null, bool keepsCookies = false)
    {
        provider.Nonce = left.Nonce;
        var query = new Dictionary<string, string?> { ["code"] = code ?? $"code-of-{left.Nonce}-{provider.Lie}" };
        if (left.State is not null) query["state"] = left.State;
        if (left.Issuer is not null) query["iss"] = left.Issuer;
        return await browser.Get(QueryHelpers.AddQueryString(left.Back, query), keepsCookies);
    }

    private async Task IsRefused(Browser browser, Seen answered, HttpStatusCode status, string says, string? logs)
    {
        Assert.Equal(status, answered.Status);
        Assert.Contains(says, answered.Main, StringComparison.Ordinal);
        if (logs is not null) Assert.Contains(ome.Log.Lines, l => l.Contains(logs, StringComparison.Ordinal));
        Assert.DoesNotContain(ome.Log.Lines, l => l.Contains("花子", StringComparison.Ordinal) || l.Contains(provider.Subject, StringComparison.Ordinal));
        if (says != "ログインの状態が変わりました") Assert.Equal(HttpStatusCode.SeeOther, (await browser.Get("/my")).Status);
    }

    private sealed record Left(string State, string Nonce, string Back, string? Issuer);
}
