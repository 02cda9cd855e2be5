using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases;
using SmartLocal.Cases.Contracts;
using SmartLocal.Cases.Pages;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Releases;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Tests.Cases;

public sealed class CasePagesTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task From_the_clerks_list_to_the_notice_in_the_applicants_hand()
    {
        using var sent = await CaseWorld.Sent(ome, "journey@example.jp");
        using var clerk = await ome.StaffBrowser("clerk");
        var list = await clerk.Text("/staff/cases");
        Assert.Contains(sent.Receipt, list, StringComparison.Ordinal);
        Assert.Contains("青梅　花子", list, StringComparison.Ordinal);

        var asked = await clerk.PostForm($"{sent.StaffPage}/corrections", ("item", "機種"), ("question", "保証書と違います。"));
        Assert.Equal(sent.StaffPage, asked.Headers.Location!.ToString());

        var page = await sent.Applicant.Get(sent.Page);
        Assert.Contains("保証書と違います。", page.Main, StringComparison.Ordinal);
        var form = page.Document.QuerySelector("form[action*='/corrections/']")!;
        Assert.Equal("デモ電機 ABC-1", form.QuerySelector("input[name='機種']")!.GetAttribute("value"));
        var empty = await sent.Applicant.Post(form.GetAttribute("action")!, ("機種", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.NotNull(empty.Document.QuerySelector(".error-summary a[href='#機種']"));
        var answered = await sent.Applicant.Post(form.GetAttribute("action")!, ("機種", "デモ電機 EC-9"));
        Assert.Equal(sent.Page, answered.Location);

        var wrong = await clerk.PostForm($"{sent.StaffPage}/grant", ("amount", "三万"), ("note", "四月に振り込みます。"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var kept = await Seen.Of(wrong);
        Assert.Equal("三万", kept.Value("amount"));
        Assert.Equal("四月に振り込みます。", kept.Document.QuerySelector("[name='note']")!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await clerk.PostForm($"{sent.StaffPage}/grant", ("amount", "２９，９００"), ("note", ""))).StatusCode);

        using var chief = await ome.StaffBrowser("chief");
        var approval = (await Seen.Of(await chief.GetAsync(sent.StaffPage))).Document.QuerySelector("a[href^='/staff/approvals/']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await chief.PostForm(approval, ("action", "decide"), ("comment", ""))).StatusCode);
        await ome.CaughtUp();

        var done = await sent.Applicant.Get(sent.Page);
        Assert.Contains("申請が認められました", done.Main, StringComparison.Ordinal);
        Assert.Contains("29,900円", done.Main, StringComparison.Ordinal);
        var letter = await sent.Applicant.Get($"{sent.Page}/notice");
        Assert.Contains("交付決定通知書", letter.Main, StringComparison.Ordinal);
        Assert.Contains("青梅　花子 様", letter.Main, StringComparison.Ordinal);
        Assert.NotNull(letter.Document.QuerySelector(".letter-appeal .drafted"));
        Assert.Contains("結果が出ました", (await sent.Applicant.Get("/my")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_learns_that_the_application_exists()
    {
        using var sent = await CaseWorld.Sent(ome, "secret@example.jp");
        using var stranger = new Browser(ome);
        await stranger.SignIn("curious@example.jp");
        foreach (var path in (string[])["", "/withdrawal", "/notice", "/copy", "/copy.json"])
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(sent.Page + path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await sent.Applicant.Get($"{sent.Page}/notice")).Status);

        using var shimin = await ome.StaffBrowser("shimin");
        Assert.Equal(HttpStatusCode.NotFound, (await shimin.GetAsync(sent.StaffPage)).StatusCode);
        Assert.DoesNotContain(sent.Receipt, await shimin.Text("/staff/cases"), StringComparison.Ordinal);
        using var dx = await ome.StaffBrowser("dx");
        Assert.Equal(HttpStatusCode.Forbidden, (await dx.GetAsync("/staff/cases")).StatusCode);
    }

    [Fact]
    public async Task Each_look_is_written_down_and_the_applicant_sees_office_and_purpose_but_no_name()
    {
        using var sent = await CaseWorld.Sent(ome, "looked@example.jp");
        using var clerk = await ome.StaffBrowser("clerk");
        var seen = await Seen.Of(await clerk.GetAsync(sent.StaffPage));
        var file = seen.Document.QuerySelector("a[href*='/files/']")!.GetAttribute("href")!;
        var photo = await clerk.GetAsync(file);
        Assert.Equal(("image/jpeg", "nosniff"), (photo.Content.Headers.ContentType!.MediaType, photo.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal("inline", photo.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync($"{sent.StaffPage}/files/{Guid.AllBitsSet}")).StatusCode);
        using var shimin = await ome.StaffBrowser("shimin");
        Assert.Equal(HttpStatusCode.NotFound, (await shimin.GetAsync(file)).StatusCode);

        var page = (await sent.Applicant.Get(sent.Page)).Main;
        Assert.Contains("市がこの申請を見た記録（2回）", page, StringComparison.Ordinal);
        Assert.Contains("清掃リサイクル課（申請の審査）", page, StringComparison.Ordinal);
        Assert.DoesNotContain("デモ　花子", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_its_case_is_open_the_owner_already_sees_her_application()
    {
        using var sent = await CaseWorld.Sent(ome, "early@example.jp");
        await ome.AsSystem.Perform(new ForgetCase(sent.Id), default);
        var early = await sent.Applicant.Get(sent.Page);
        Assert.Equal(HttpStatusCode.OK, early.Status);
        Assert.Contains(sent.Receipt, early.Main, StringComparison.Ordinal);
        Assert.Contains("受け付けました", early.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await sent.Applicant.Post($"{sent.Page}/withdrawal")).Status);
    }

    [Fact]
    public async Task She_withdraws_after_being_asked_once_more()
    {
        using var sent = await CaseWorld.Sent(ome, "withdraws@example.jp");
        Assert.NotNull((await sent.Applicant.Get(sent.Page)).Document.QuerySelector($"a[href='{sent.Page}/withdrawal']"));
        var ask = await sent.Applicant.Get($"{sent.Page}/withdrawal");
        Assert.Contains("元に戻せません", ask.Main, StringComparison.Ordinal);
        Assert.Equal(sent.Page, (await sent.Applicant.Post($"{sent.Page}/withdrawal")).Location);
        Assert.Contains("この申請は取り下げられました", (await sent.Applicant.Get(sent.Page)).Main, StringComparison.Ordinal);
        var again = await sent.Applicant.Post($"{sent.Page}/withdrawal");
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
    }

    [Theory]
    [InlineData("easy")]
    [InlineData("en")]
    public async Task Her_pages_speak_the_other_languages_too(string language)
    {
        using var sent = await CaseWorld.Sent(ome, $"{language}@example.jp");
        await sent.AskForModel();
        var page = await sent.Applicant.Get($"{sent.Page}?lang={language}");
        if (page.LocationHeader is { } chosen) page = await sent.Applicant.Get(chosen);
        Assert.Contains(language == "en" ? "Please correct this" : "直", page.Main, StringComparison.Ordinal);
        if (language == "easy") Assert.NotNull(page.Document.QuerySelector("main h2 ruby"));
    }

    [Fact]
    public async Task The_office_list_is_ordered_by_term_and_pages_without_losing_a_line()
    {
        var world = new List<CaseWorld>();
        for (var i = 0; i < 3; i++) world.Add(await CaseWorld.Sent(ome, $"list{i}@example.jp"));
        await using var db = ome.Read();
        var all = (await OfficeList.Read(db, "seiso-recycle", null, null, default)).Cases.Select(l => l.Receipt).ToList();
        Assert.All(world, w => Assert.Contains(w.Receipt, all));
        var first = await db.Set<Case>().SingleAsync(c => c.Receipt == all[0]);
        var rest = (await OfficeList.Read(db, "seiso-recycle", null, $"{first.Due:yyyy-MM-dd}_{first.Receipt}", default)).Cases.Select(l => l.Receipt);
        Assert.Equal(all.Skip(1), rest);
        Assert.Empty((await OfficeList.Read(db, "seiso-recycle", CaseStatus.Returned, null, default)).Cases);
        world.ForEach(w => w.Dispose());
    }

    [Fact]
    public async Task The_api_gives_the_case_to_its_applicant_and_its_office_alone()
    {
        using var sent = await CaseWorld.Sent(ome, "api-reader@example.jp");
        await sent.AskForModel();
        using var client = await ome.NewBrowser("api-reader@example.jp");
        var document = JsonDocument.Parse(await client.GetStringAsync($"/api/applications/{sent.Receipt}")).RootElement;
        Assert.Equal("correction-requested", document.GetProperty("status").GetString());
        Assert.Equal("namagomi-kiki-hojokin", document.GetProperty("procedure").GetString());
        Assert.Equal("青梅", document.GetProperty("answers").GetProperty("氏名").GetProperty("value").GetProperty("family").GetString());
        Assert.Equal("機種", document.GetProperty("corrections")[0].GetProperty("item").GetString());

        using var clerk = await ome.StaffBrowser("clerk");
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync($"/api/applications/{sent.Receipt}")).StatusCode);
        using var stranger = await ome.NewBrowser("api-stranger@example.jp");
        using var shimin = await ome.StaffBrowser("shimin");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/api/applications/{sent.Receipt}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await shimin.GetAsync($"/api/applications/{sent.Receipt}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ome.NewBrowser().GetAsync($"/api/applications/{sent.Receipt}")).StatusCode);

        var copy = await client.GetAsync($"/applications/{sent.Receipt}/copy.json");
        Assert.Equal($"{sent.Receipt}.json", copy.Content.Headers.ContentDisposition!.FileName);
    }
}
