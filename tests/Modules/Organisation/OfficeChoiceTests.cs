using System.Net;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.Platform.SignIn;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Organisation;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Tests.Organisation;

/// <summary>Somebody who holds posts in several offices (兼務) acts for one of them at a time.</summary>
public sealed class OfficeChoiceTests(Ome ome) : IClassFixture<Ome>
{
    private const string Path = "/staff/office";

    [Fact]
    public async Task She_acts_for_her_principal_office_until_she_chooses_another()
    {
        using var desk = await ome.StaffBrowser("madoguchi");
        var page = await desk.Look("/staff/cases");
        Assert.Contains("保険年金課 デモ　窓", Header(page), StringComparison.Ordinal);
        var offices = await desk.Look(page.QuerySelector("header a.who-office")!.GetAttribute("href")!);
        Assert.Equal(32, offices.QuerySelectorAll("button[name=office]").Length); // all but the one she is in; the demo has two offices more, with people of their own
        Assert.Contains("保険年金課", offices.QuerySelector(".offices [aria-current=true]")!.TextContent, StringComparison.Ordinal);

        using var chosen = await desk.PostForm(Path, ("office", "kenko"));
        Assert.Equal(HttpStatusCode.SeeOther, chosen.StatusCode);
        Assert.Contains("健康課 デモ　窓", Header(await desk.Look("/staff/cases")), StringComparison.Ordinal);
        await ome.CaughtUp();
        await using var db = ome.Read();
        Assert.Contains(await History.Of(db, [(await ome.StaffMember("madoguchi")).Id], default), e => e.Name == "sign-in.office-chosen");
    }

    [Fact]
    public async Task What_a_post_allows_it_allows_in_its_own_office_alone()
    {
        var person = await Appointed("二課", ("seiso-recycle", "clerk"), ("shimin", "section-head"));
        using var browser = await Browser(person);
        Assert.Equal(HttpStatusCode.Forbidden, await Status(browser, "/staff/approvals"));
        Assert.Equal(HttpStatusCode.OK, await Status(browser, "/staff/cases"));
        using (var chosen = await browser.PostForm(Path, ("office", "shimin"))) Assert.Equal(HttpStatusCode.SeeOther, chosen.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await Status(browser, "/staff/approvals"));
    }

    [Fact]
    public async Task An_office_in_which_she_holds_no_post_is_refused()
    {
        using var desk = await ome.StaffBrowser("madoguchi");
        using var refused = await desk.PostForm(Path, ("office", "shimin"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("その課の職に就いていません", (await refused.Page()).Text(), StringComparison.Ordinal);
        Assert.Contains("保険年金課", Header(await desk.Look("/staff/cases")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_ends_with_the_post()
    {
        var person = await Appointed("期限", ("seiso-recycle", "clerk"), ("kenko", "clerk"));
        using var browser = await Browser(person);
        using (var chosen = await browser.PostForm(Path, ("office", "kenko"))) Assert.Equal(HttpStatusCode.SeeOther, chosen.StatusCode);
        await using var db = ome.Read();
        var concurrent = await db.Set<Appointment>().Where(a => a.Person == person && a.Concurrent).Select(a => a.Id).SingleAsync();
        _ = (await ome.AsSystem.Perform(new EndAppointment(concurrent, new DateOnly(2026, 11, 19)), default)).Value;
        ome.Get<Sessions>().ForgetAllOf(person.Value);
        var page = await browser.Look("/staff/cases");
        Assert.Contains("清掃リサイクル課", Header(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("a.who-office"));
    }

    [Fact]
    public async Task Whoever_holds_posts_in_one_office_is_offered_no_other()
    {
        using var clerk = await ome.StaffBrowser("clerk");
        Assert.Null((await clerk.Look("/staff/cases")).QuerySelector("a.who-office"));
    }

    private async Task<StaffId> Appointed(string given, params (string Office, string Post)[] posts)
    {
        var person = (await ome.AsSystem.Perform(new RegisterPerson("デモ", given, "デモ", "ケンム"), default)).Value;
        foreach (var (office, post) in posts)
            _ = (await ome.AsSystem.Perform(new AppointPerson(person, office, post, new DateOnly(2026, 4, 1), Concurrent: office != posts[0].Office), default)).Value;
        _ = (await ome.AsSystem.Perform(new GiveLogin(person.Value, $"kenmu-{posts[1].Office}-{posts[1].Post}", GiveLogin.Hash("demo")), default)).Value;
        return person;
    }

    private async Task<HttpClient> Browser(StaffId person)
    {
        var opened = (await ome.As(Actor.Visitor).Perform(new OpenStaffSession(person.Value, "/staff"), default)).Value;
        var browser = ome.NewBrowser();
        browser.DefaultRequestHeaders.Add("Cookie", $"session={opened.Secret}");
        return browser;
    }

    private static async Task<HttpStatusCode> Status(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    private static string Header(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelector("form.who")!.TextContent;
}
