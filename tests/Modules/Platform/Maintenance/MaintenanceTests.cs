using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using SmartLocal.Modules.Tests.Platform.SignIn;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Jobs;

namespace SmartLocal.Modules.Tests.Platform.Maintenance;

/// <summary>It is Friday, 20 November, ten in the morning in Ome.</summary>
public sealed class MaintenanceTests : IAsyncLifetime
{
    private readonly Ome ome = new();

    public Task InitializeAsync() => ome.InitializeAsync();

    public Task DisposeAsync() => ome.DisposeAsync();

    [Fact]
    public async Task What_is_announced_stands_on_every_page_until_it_is_over()
    {
        using var visitor = ome.NewBrowser();
        Assert.DoesNotContain("メンテナンス", await visitor.Text("/"), StringComparison.Ordinal);

        await Announce("2026-11-20 22:00", "2026-11-21 02:00");
        foreach (var page in new[] { "/", "/sign-in", "/plan", "/staff/sign-in" })
            Assert.Contains("2026年11月20日 22:00から2026年11月21日 2:00まで、メンテナンスのため", await visitor.Text(page), StringComparison.Ordinal);

        ome.Clock.Move(TimeSpan.FromHours(13));
        Assert.Contains("メンテナンス中です。2026年11月21日 2:00まで", await visitor.Text("/"), StringComparison.Ordinal);
        ome.Clock.Move(TimeSpan.FromHours(3));
        Assert.DoesNotContain("メンテナンス", await visitor.Text("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_taken_while_it_runs_and_nothing_typed_is_lost()
    {
        using var resident = await ome.NewBrowser("hanako@ome.example");
        await Announce("2026-11-20 10:00", "2026-11-20 12:30");

        var closed = await resident.PostForm("/procedures/namagomi-kiki-hojokin/drafts?step=1", ("name", "青梅 花子"), ("memo", "一行目\n\"二行目\""));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, closed.StatusCode);
        Assert.Equal("9000", closed.Headers.GetValues("Retry-After").Single());
        var page = new HtmlParser().ParseDocument(await closed.Content.ReadAsStringAsync());
        var form = page.QuerySelector("main form")!;
        Assert.Equal("/procedures/namagomi-kiki-hojokin/drafts?step=1", form.GetAttribute("action"));
        Assert.Equal("青梅 花子", form.QuerySelector("[name=name]")!.GetAttribute("value"));
        Assert.Equal("一行目\n\"二行目\"", form.QuerySelector("[name=memo]")!.GetAttribute("value"));

        using var api = await resident.PostAsJsonAsync("/api/procedures/namagomi-kiki-hojokin/applications", new { });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, api.StatusCode);
        Assert.Equal("maintenance.closed", (await api.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());

        using var read = await resident.GetAsync(new Uri("/my", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        using var signedOut = await resident.PostForm("/sign-out");
        Assert.Equal(HttpStatusCode.SeeOther, signedOut.StatusCode);
    }

    [Fact]
    public async Task Whoever_runs_the_city_gets_in_and_ends_it_early()
    {
        await Announce("2026-11-20 10:00", "2026-11-20 12:30");
        using var clerk = await ome.StaffBrowser("clerk");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await clerk.PostForm("/staff/cases/assign")).StatusCode);

        using var dx = await ome.StaffBrowser("dx");
        Assert.Equal(HttpStatusCode.SeeOther, (await dx.PostForm("/staff/maintenance/end")).StatusCode);
        Assert.NotEqual(HttpStatusCode.ServiceUnavailable, (await clerk.PostForm("/staff/cases/assign")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await dx.PostForm("/staff/maintenance/end")).StatusCode);
    }

    [Fact]
    public async Task A_passkey_is_made_and_opens_the_door_while_it_runs()
    {
        using var dx = await ome.StaffBrowser("dx");
        using var passkey = new SoftPasskey(ome.Address);
        await Announce("2026-11-20 10:00", "2026-11-20 12:30");
        using (var added = await passkey.AddTo(dx, "/staff/account/passkeys")) Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        using var door = ome.NewBrowser();
        using var opened = await passkey.Open(door, "/staff/sign-in/passkey");
        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
    }

    [Theory]
    [InlineData("あした", "2026-11-20 12:00", "日時を「2026-12-05 22:00」のように")]
    [InlineData("2026-11-20 22:00", "", "日時を「2026-12-05 22:00」のように")]
    [InlineData("2026-11-20 22:00", "2026-11-20 21:00", "始まる日時と今より後に")]
    [InlineData("2026-11-19 22:00", "2026-11-20 09:00", "始まる日時と今より後に")]
    [InlineData("2026-11-20 22:00", "2026-11-23 22:01", "72時間以内")]
    [InlineData("2027-03-20 22:00", "2027-03-20 23:00", "90日先まで")]
    public async Task A_time_that_makes_no_sense_is_refused_with_what_was_typed(string from, string until, string says)
    {
        using var dx = await ome.StaffBrowser("dx");
        var refused = await dx.PostForm("/staff/maintenance", ("from", from), ("until", until));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync());
        Assert.Contains(says, page.QuerySelector("error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(from, page.QuerySelector("[name=from]")!.GetAttribute("value"));
        Assert.Equal(until, page.QuerySelector("[name=until]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task There_is_one_at_a_time_and_it_outlives_the_host()
    {
        await Announce("2026-11-20 22:00", "2026-11-20 23:00");
        using (var dx = await ome.StaffBrowser("dx"))
            Assert.Equal(HttpStatusCode.Conflict, (await dx.PostForm("/staff/maintenance", ("from", "2026-11-21 22:00"), ("until", "2026-11-21 23:00"))).StatusCode);
        await ome.Stop();
        await ome.Start();
        using var visitor = ome.NewBrowser();
        Assert.Contains("22:00", await visitor.GetStringAsync(new Uri("/api/maintenance", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("メンテナンスのため", await visitor.Text("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_the_API_it_is_announced_and_ended_and_what_is_no_JSON_is_refused()
    {
        using var dx = await ome.StaffBrowser("dx");
        foreach (var wrong in new[] { "", "[]", "{", """{"from":"tomorrow"}""" })
        {
            using var body = new StringContent(wrong, System.Text.Encoding.UTF8, "application/json");
            using var refused = await dx.PostAsync(new Uri("/api/maintenance", UriKind.Relative), body);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        using var announced = await dx.PostAsJsonAsync("/api/maintenance", new { from = "2026-11-20T22:00:00+09:00", until = "2026-11-20T23:00:00+09:00" });
        Assert.Equal(HttpStatusCode.OK, announced.StatusCode);
        Assert.Contains("メンテナンスのため", await dx.Text("/"), StringComparison.Ordinal);
        using var ended = await dx.DeleteAsync(new Uri("/api/maintenance", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        using var none = await dx.GetAsync(new Uri("/api/maintenance", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, none.StatusCode);
    }

    [Fact]
    public async Task Only_whoever_runs_the_city_may_announce_one()
    {
        using var clerk = await ome.StaffBrowser("clerk");
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.PostForm("/staff/maintenance", ("from", "2026-11-20 22:00"), ("until", "2026-11-20 23:00"))).StatusCode);
        Assert.Contains(JobRight.Name, (await ome.StaffMember("dx")).Rights);
    }

    [Fact]
    public async Task What_one_node_announces_stands_on_the_pages_of_the_others()
    {
        if (!TestDatabase.OnPostgres) return; // SQLite has one node
        await using var other = await ome.AnotherNode();
        using var visitor = new HttpClient { BaseAddress = new Uri(other.Urls.Single()) };
        Assert.DoesNotContain("メンテナンス", await visitor.Text("/"), StringComparison.Ordinal);

        await Announce("2026-11-20 22:00", "2026-11-21 02:00");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!(await visitor.Text("/")).Contains("2026年11月20日 22:00から", StringComparison.Ordinal)) await timer.WaitForNextTickAsync(patience.Token);
    }

    private async Task Announce(string from, string until)
    {
        using var dx = await ome.StaffBrowser("dx");
        Assert.Equal(HttpStatusCode.SeeOther, (await dx.PostForm("/staff/maintenance", ("from", from), ("until", until))).StatusCode);
    }
}
