using AngleSharp.Html.Parser;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Modules.Tests.Edge;

/// <summary>What every answer tells the browser, and that no page needs an exception from it.</summary>
public sealed class HeaderTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task No_page_has_script_or_style_in_its_source_so_the_policy_needs_no_exception()
    {
        await TwoOffices.Start(ome);
        var a = await TwoOffices.A(ome);
        var pages = 0;
        foreach (var login in new[] { null, "", "clerk", "chief", "dx" })
        {
            using var browser = login switch { null => ome.NewBrowser(), "" => await ome.NewBrowser(a.Mail), _ => await ome.StaffBrowser(login) };
            foreach (var (_, route) in AccessTests.RoutesOf(ome).Where(r => r.Method == "GET"))
            {
                using var answer = await browser.GetAsync(new Uri(AccessRow.Fill(route, a), UriKind.Relative));
                Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
                Assert.DoesNotContain("unsafe", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
                Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
                Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
                if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
                pages++;
                var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
                Assert.All(page.QuerySelectorAll("script"), s => Assert.True(s.TextContent.Length == 0 && s.GetAttribute("src") is ['/', not '/', ..], $"{route}: {s.OuterHtml}"));
                Assert.True(page.QuerySelector("style, [style], iframe, object, embed, base, [href^='javascript:']") is null, $"{route}: {page.QuerySelector("style, [style], iframe, object, embed, base")?.OuterHtml}");
                Assert.All(page.All.SelectMany(e => e.Attributes), at => Assert.False(at.Name.StartsWith("on", StringComparison.Ordinal), $"{route}: {at.Name}"));
                Assert.True(answer.Headers.CacheControl!.NoStore, $"{route} may be kept");
            }
        }

        Assert.True(pages > 60, "This test looks at nothing");
    }

    [Fact]
    public async Task Over_https_cookies_are_bound_to_the_host_and_the_browser_is_told_to_stay()
    {
        await ome.Stop();
        await ome.Start(("Site:Proxies", "127.0.0.1, ::1"));
        using var browser = ome.NewBrowser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var answer = await browser.PostForm("/staff/sign-in", ("login", "clerk"), ("password", "demo-clerk"), ("returnTo", "/staff"));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.Contains("session=", StringComparison.Ordinal));
        Assert.StartsWith("__Host-session=", cookie, StringComparison.Ordinal);
        foreach (var flag in new[] { "path=/", "secure", "httponly", "samesite=lax" }) Assert.Contains(flag, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());

        using var back = ome.NewBrowser();
        back.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        back.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await back.GetAsync(new Uri("/staff/cases", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task What_a_proxy_forwards_is_believed_only_from_the_proxies_that_are_named()
    {
        await ome.Stop();
        await ome.Start(("Site:Proxies", "192.0.2.1"));
        using var browser = ome.NewBrowser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var answer = await browser.GetAsync(new Uri("/", UriKind.Relative));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }
}
