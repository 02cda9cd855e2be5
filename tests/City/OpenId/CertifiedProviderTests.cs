using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Parser;
using SmartLocal.City.Tests.World;
using SmartLocal.Tests.Counterparts;

namespace SmartLocal.City.Tests.OpenId;

/// <summary>A provider that others have certified, npm's oidc-provider, signs a resident in. Nothing of it is changed.</summary>
public sealed class CertifiedProviderTests
{
    [Fact]
    public async Task It_signs_a_resident_in_and_finds_her_again()
    {
        var data = Directory.CreateTempSubdirectory("certified-").FullName;
        try
        {
            await SignIn(data);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task SignIn(string data)
    {
        var port = HostProcess.FreePort();
        await File.WriteAllTextAsync(Path.Combine(data, "sign-in.yaml"), $$"""
            digitalId: { issuer: "http://localhost:{{port}}", clientId: ome, authenticated: { scope: openid } }
            """);
        await using var host = await HostProcess.Start(data);
        using var provider = await Start(port, host.Address);
        try
        {
            var first = await SignIn(host, "hanako");
            var again = await SignIn(host, "hanako");
            var other = await SignIn(host, "taro");
            Assert.Contains("デジタル認証アプリ", first, StringComparison.Ordinal);
            // Two open sessions of one account; the other person has an account of her own.
            Assert.Equal((1, 2, 1), (Sessions(first), Sessions(again), Sessions(other)));
        }
        finally
        {
            provider.Kill(entireProcessTree: true);
            await provider.WaitForExitAsync();
        }
    }

    /// <summary>Goes wherever she is sent, giving her name where it is asked, and comes back; her account's page.</summary>
    private static async Task<string> SignIn(HostProcess host, string login)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
        var answer = await browser.GetAsync(new Uri(host.Address, "/sign-in/with/digital-id?returnTo=/my/account"));
        for (var step = 0; step < 20; step++)
        {
            var at = answer.RequestMessage!.RequestUri!;
            if (answer.Headers.Location is { } next)
            {
                answer = await browser.GetAsync(new Uri(at, next));
                continue;
            }

            var text = await answer.Content.ReadAsStringAsync();
            if (at.AbsolutePath == "/my/account" && at.Port == host.Address.Port) return text;
            var form = new HtmlParser().ParseDocument(text).QuerySelector("form[method=post]") ?? throw new InvalidOperationException($"{at}: {answer.StatusCode} {text}");
            Assert.NotEqual(host.Address.Port, at.Port); // a page of the city here would be a refusal
            using var typed = new FormUrlEncodedContent(form.QuerySelectorAll("input[name]").Select(i => KeyValuePair.Create(
                i.GetAttribute("name")!, i.GetAttribute("type") switch { "text" => login, "password" => "any", _ => i.GetAttribute("value") ?? "" })));
            answer = await browser.PostAsync(new Uri(at, form.GetAttribute("action")), typed);
        }

        throw new InvalidOperationException("She was sent round and round");
    }

    private static int Sessions(string page) => new HtmlParser().ParseDocument(page).QuerySelectorAll("#sessions tbody tr").Length;

    private static async Task<Process> Start(int port, Uri site)
    {
        var provider = await Peers.Start("provider.mjs", $"{port}", site.ToString().TrimEnd('/'));
        Assert.Equal("listening", await provider.StandardOutput.ReadLineAsync());
        return provider;
    }
}
