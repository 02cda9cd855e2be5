using System.Net;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;
using SmartLocal.Tests.Cases;

namespace SmartLocal.Modules.Tests.Platform.Privacy;

public sealed class AuditTests : IAsyncLifetime
{
    private readonly Ome ome = new();

    public Task InitializeAsync() => ome.InitializeAsync();

    public Task DisposeAsync() => ome.DisposeAsync();

    [Fact]
    public async Task The_auditor_finds_by_subject_by_actor_by_act_by_purpose_and_by_day()
    {
        using var sent = await CaseWorld.Sent(ome, "audited@example.jp");
        using var clerk = await ome.StaffBrowser("clerk");
        await clerk.Text(sent.StaffPage);
        await ome.CaughtUp();
        using var auditor = await ome.StaffBrowser("dx");

        var bySubject = await auditor.Text("/staff/journal?subject=audited%40example.jp");
        Assert.Contains("procedures.application-submitted", bySubject, StringComparison.Ordinal);
        Assert.Contains("purpose=case-handling", bySubject, StringComparison.Ordinal);
        Assert.Contains("platform.looked", await auditor.Text("/staff/journal?actor=clerk"), StringComparison.Ordinal);
        Assert.DoesNotContain("procedures.application-submitted", await Lines(auditor, "/staff/journal?actor=clerk"), StringComparison.Ordinal);
        Assert.Contains("cases.opened", await Lines(auditor, "/staff/journal?act=cases."), StringComparison.Ordinal);
        Assert.DoesNotContain("procedures.", await Lines(auditor, "/staff/journal?act=cases."), StringComparison.Ordinal);
        Assert.DoesNotContain("cases.opened", await Lines(auditor, "/staff/journal?purpose=case-handling"), StringComparison.Ordinal);
        Assert.Contains("cases.opened", await Lines(auditor, "/staff/journal?from=2026-11-20&until=2026-11-20"), StringComparison.Ordinal);
        Assert.Contains("当てはまる記録はありません", await auditor.Text("/staff/journal?until=2026-11-19"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_auditor_mistyped_is_said_and_kept()
    {
        using var auditor = await ome.StaffBrowser("dx");
        foreach (var (query, value) in new[] { ("subject=nobody%40example.jp", "nobody@example.jp"), ("from=yesterday", "yesterday"), ("actor=ghost", "ghost") })
        {
            using var answer = await auditor.GetAsync(new Uri($"/staff/journal?{query}", UriKind.Relative));
            Assert.Contains((int)answer.StatusCode, new[] { 404, 422 });
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Contains($"value=\"{value}\"", page, StringComparison.Ordinal);
            Assert.Contains("aria-invalid=\"true\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_auditors_own_looking_is_in_the_journal()
    {
        var (resident, _) = await ome.SignIn("watched@example.jp");
        using var auditor = await ome.StaffBrowser("dx");
        await auditor.Text("/staff/journal?subject=watched%40example.jp");
        await ome.CaughtUp();
        Assert.Contains("purpose=audit", await Lines(auditor, $"/staff/journal?actor=dx&act=platform.looked"), StringComparison.Ordinal);
        using var clerk = await ome.StaffBrowser("clerk");
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync(new Uri("/staff/journal", UriKind.Relative))).StatusCode);
        Assert.NotEqual(default, resident.Id);
    }

    [Fact]
    public async Task A_look_at_night_on_a_holiday_and_at_another_offices_matter_is_listed_with_its_reasons_and_others_are_not()
    {
        using var auditor = await ome.StaffBrowser("dx");
        Assert.Contains("確認が必要な閲覧はありません", await auditor.Text("/staff/journal/unusual"), StringComparison.Ordinal);
        var (resident, _) = await ome.SignIn("night@example.jp");
        var clerk = ome.As(await ome.StaffMember("clerk"));
        await clerk.Perform(new Look(Purpose.CaseHandling, resident.Id, [resident.Id], [Fields.Name]) { Office = "seiso-recycle" }, default);
        Assert.Contains("確認が必要な閲覧はありません", await auditor.Text("/staff/journal/unusual"), StringComparison.Ordinal);

        await clerk.Perform(new Look(Purpose.CaseHandling, resident.Id, [resident.Id], [Fields.Name]) { Office = "shimin" }, default);
        Assert.Contains("所管外", await Lines(auditor, "/staff/journal/unusual"), StringComparison.Ordinal);
        ome.Clock.MoveTo(new DateTimeOffset(2026, 11, 23, 23, 0, 0, TimeSpan.FromHours(9))); // 勤労感謝の日
        await clerk.Perform(new Look(Purpose.CaseHandling, resident.Id, [resident.Id], [Fields.Name]), default);
        using var later = await ome.StaffBrowser("dx");
        var page = await Lines(later, "/staff/journal/unusual");
        Assert.Contains("夜間", page, StringComparison.Ordinal);
        Assert.Contains("休日", page, StringComparison.Ordinal);
        Assert.DoesNotContain("同姓", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_at_somebody_of_the_same_surname_is_listed_and_names_are_not_shown()
    {
        using var sent = await CaseWorld.Sent(ome, "relative@example.jp");
        var named = await ome.AsSystem.Perform(new SmartLocal.Organisation.RegisterPerson("青梅", "次郎", "オウメ", "ジロウ"), default);
        var relative = new Actor(ActorKind.Staff, named.Value.Value) { Office = "seiso-recycle", Level = IdentityLevel.Login };
        await ome.As(relative).Perform(new Look(Purpose.CaseHandling, sent.Id.Value, [sent.Account.Id], [Fields.Name]) { Office = "seiso-recycle" }, default);
        using var auditor = await ome.StaffBrowser("dx");
        var page = await auditor.Text("/staff/journal/unusual");
        Assert.Contains("同姓", page, StringComparison.Ordinal);
        Assert.DoesNotContain("青梅　花子", page, StringComparison.Ordinal);
    }

    private static async Task<string> Lines(HttpClient browser, string path)
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await browser.GetStringAsync(new Uri(path, UriKind.Relative)));
        return string.Join('\n', page.QuerySelectorAll("#journal tbody, #unusual tbody").Select(b => b.TextContent));
    }
}
