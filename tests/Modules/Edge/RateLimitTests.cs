using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Web;

namespace SmartLocal.Modules.Tests.Edge;

public sealed class RateLimitTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public void Who_is_signed_in_is_counted_apart_from_the_crowd_behind_her_address()
    {
        using var limits = new RateLimits(Settings(("Limits:Reading:Address:Burst", "3"), ("Limits:Reading:Session:Burst", "2")));
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => limits.Wait(Get("198.51.100.7"), Anybody) is null));
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => limits.Wait(Get("198.51.100.7"), SignedIn("one")) is null));
        Assert.Null(limits.Wait(Get("198.51.100.7"), SignedIn("two")));
        Assert.Null(limits.Wait(Get("198.51.100.8"), Anybody));
    }

    [Fact]
    public void The_addresses_of_one_line_of_the_internet_are_one()
    {
        Assert.Equal(RateLimits.AddressOf(IPAddress.Parse("2001:db8:1:2:aaaa::1")), RateLimits.AddressOf(IPAddress.Parse("2001:db8:1:2:bbbb::2")));
        Assert.NotEqual(RateLimits.AddressOf(IPAddress.Parse("2001:db8:1:2::1")), RateLimits.AddressOf(IPAddress.Parse("2001:db8:1:3::1")));
        Assert.Equal("198.51.100.7", RateLimits.AddressOf(IPAddress.Parse("::ffff:198.51.100.7")));
    }

    [Fact]
    public void Reading_sending_files_and_signing_in_are_counted_apart()
    {
        using var limits = new RateLimits(Settings(("Limits:SignIn:Address:Burst", "1")));
        Assert.Null(limits.Wait(Post("/sign-in"), Anybody));
        Assert.NotNull(limits.Wait(Post("/staff/sign-in"), Anybody));
        Assert.Null(limits.Wait(Post("/drafts/x/applicant"), Anybody));
        Assert.Null(limits.Wait(Post("/api/files"), Anybody));
    }

    [Fact]
    public void A_city_hall_full_of_visitors_is_not_locked_out()
    {
        // 200 people behind one address, each opening a form of eight pages within a minute and signing in by mail.
        using var limits = new RateLimits(Settings());
        Assert.All(Enumerable.Range(0, 200 * 8), _ => Assert.Null(limits.Wait(Get("198.51.100.7"), Anybody)));
        Assert.All(Enumerable.Range(0, 200), _ => Assert.Null(limits.Wait(Post("/sign-in"), Anybody)));
    }

    [Fact]
    public async Task Over_the_limit_a_form_keeps_what_was_typed_and_a_machine_gets_a_problem()
    {
        await ome.Stop();
        await ome.Start(("Limits:Writing:Address:Burst", "1"), ("Limits:Writing:Address:PerMinute", "1"), ("Limits:Times", "1"));
        using var browser = ome.NewBrowser();
        using var first = await browser.PostForm("/procedures/namagomi-kiki-hojokin/drafts");
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);

        using var second = await browser.PostForm("/drafts/0197b0c0-0000-7000-8000-000000000001/applicant", ("氏名.family", "青梅 <花>"), ("password", "secret"));
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.True(second.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        var page = await new HtmlParser().ParseDocumentAsync(await second.Content.ReadAsStringAsync());
        Assert.Contains("待って", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var form = page.QuerySelector("main form")!;
        Assert.Equal("/drafts/0197b0c0-0000-7000-8000-000000000001/applicant", form.GetAttribute("action"));
        Assert.Equal("青梅 <花>", form.QuerySelector("input[name='氏名.family']")!.GetAttribute("value"));
        Assert.Null(form.QuerySelector("input[name=password]"));

        using var machine = await browser.PostAsJsonAsync("/api/procedures/namagomi-kiki-hojokin/applications", new { });
        Assert.Equal(HttpStatusCode.TooManyRequests, machine.StatusCode);
        Assert.True(machine.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.Equal("platform.too-often", (await machine.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
    }

    private static readonly SmartLocal.Platform.Web.Visitor Anybody = new(null, Actor.Visitor, null);

    private static SmartLocal.Platform.Web.Visitor SignedIn(string secret) => new(new SignedInAs(Actor.Visitor, "", null), Actor.Visitor, secret);

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();

    private static HttpRequest Get(string from) => Request("GET", "/", from);

    private static HttpRequest Post(string path) => Request("POST", path, "198.51.100.7");

    private static HttpRequest Request(string method, string path, string from)
    {
        var http = new DefaultHttpContext();
        (http.Request.Method, http.Request.Path, http.Connection.RemoteIpAddress) = (method, path, IPAddress.Parse(from));
        return http.Request;
    }
}
