using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Privacy;
using SmartLocal.Tests.Cases;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Platform.Privacy;

public sealed class LookTests(Ome ome) : IClassFixture<Ome>
{
    private static readonly PersonalColumn Column = new("test_table.name", Fields.Name);

    [Fact]
    public async Task A_page_of_names_is_one_entry_with_everybody_on_it()
    {
        using var first = await CaseWorld.Sent(ome, "first@example.jp");
        using var second = await CaseWorld.Sent(ome, "second@example.jp");
        using var clerk = await ome.StaffBrowser("clerk");
        var before = await Looks();
        Assert.Contains("青梅　花子", await clerk.Text("/staff/cases"), StringComparison.Ordinal);

        var entry = Assert.Single((await Looks()).Skip(before.Count));
        Assert.Contains("purpose=case-handling;field=name;count=", entry.Facts, StringComparison.Ordinal);
        await using var db = ome.Read();
        var subjects = await db.Set<LookRow>().Where(l => l.At == entry.At && l.Fields == "name").Select(l => l.Subject).ToListAsync();
        Assert.Contains(first.Account.Id, subjects);
        Assert.Contains(second.Account.Id, subjects);
    }

    [Fact]
    public async Task What_a_look_did_not_name_stays_closed()
    {
        var (hers, other) = (ome.Get<IdSource>().Next(), ome.Get<IdSource>().Next());
        var vault = ome.Get<Vault>();
        var (name, answers) = (Column.Of(hers), new PersonalColumn("test_table.answers", Fields.Answers).Of(hers));
        var clerk = ome.As(await ome.StaffMember("clerk"));
        var opened = (await clerk.Perform(new Look(Purpose.CaseHandling, hers, [hers], [Fields.Name]), default)).Value;

        Assert.Equal("青梅　花子", opened.Read(hers, name, vault.Seal(name, "青梅　花子")));
        Assert.Throws<InvalidOperationException>(() => opened.Read(hers, answers, vault.Seal(answers, "{}")));
        Assert.Throws<InvalidOperationException>(() => opened.Read(other, name, vault.Seal(name, "青梅　花子")));

        var both = (await clerk.Perform(new Look(Purpose.CaseHandling, hers, [hers], [Fields.Name, Fields.Answers]) { Named = [other] }, default)).Value;
        Assert.Equal("青梅　花子", both.Read(other, name, vault.Seal(name, "青梅　花子")));
        Assert.Throws<InvalidOperationException>(() => both.Read(other, answers, vault.Seal(answers, "{}")));
    }

    [Fact]
    public async Task A_resident_makes_no_look()
    {
        var (resident, _) = await ome.SignIn("nolook@example.jp");
        Assert.True((await ome.As(resident).Perform(new Look(Purpose.Audit, default, [resident.Id], [Fields.Name]), default)).IsRefused);
        await Assert.ThrowsAsync<InvalidOperationException>(() => ome.AsSystem.Perform(new Told(new Look(Purpose.Audit, default, [resident.Id], [Fields.Name])), default));
    }

    [Fact]
    public async Task She_reads_which_office_looked_why_when_and_at_what_and_not_which_clerk()
    {
        using var sent = await CaseWorld.Sent(ome, "reader@example.jp");
        Assert.Contains("まだ、誰もあなたの情報を開いていません", (await sent.Applicant.Get("/my/looks")).Main, StringComparison.Ordinal);
        using var clerk = await ome.StaffBrowser("clerk");
        await clerk.Text(sent.StaffPage);

        var page = (await sent.Applicant.Get("/my/looks")).Main;
        foreach (var word in new[] { "清掃リサイクル課", "申請の審査", "氏名", "申請の内容", "2026年11月20日" }) Assert.Contains(word, page, StringComparison.Ordinal);
        Assert.DoesNotContain("デモ", page, StringComparison.Ordinal);
        Assert.Contains("清掃リサイクル課", (await sent.Applicant.Get("/my")).Main, StringComparison.Ordinal);

        using var stranger = new Browser(ome);
        await stranger.SignIn("stranger@example.jp");
        Assert.DoesNotContain("清掃リサイクル課", (await stranger.Get("/my/looks")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_number_is_masked_until_it_is_asked_for_and_the_applicant_reads_that_it_was()
    {
        using var sent = await CaseWorld.Sent(ome, "account@example.jp");
        using var clerk = await ome.StaffBrowser("clerk");
        var page = await clerk.Text(sent.StaffPage);
        Assert.Contains("＊＊＊＊456", page, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456", page, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456", await clerk.GetStringAsync(new Uri($"/api/applications/{sent.Receipt}", UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain("伏せた項目", (await sent.Applicant.Get("/my/looks")).Main, StringComparison.Ordinal);

        Assert.Contains("0123456", await clerk.Text(sent.StaffPage + "?shown=true"), StringComparison.Ordinal);
        Assert.Contains("伏せた項目", (await sent.Applicant.Get("/my/looks")).Main, StringComparison.Ordinal);
        Assert.Contains("0123456", await clerk.GetStringAsync(new Uri($"/api/applications/{sent.Receipt}?shown=true", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("0123456", (await sent.Applicant.Get(sent.Page)).Main, StringComparison.Ordinal); // to herself nothing is masked
    }

    [Fact]
    public async Task Opening_a_draft_about_her_is_a_look_too()
    {
        using var sent = await CaseWorld.Sent(ome, "drafted@example.jp");
        var approval = await sent.DraftGrant();
        using var chief = await ome.StaffBrowser("chief");
        await chief.Text($"/staff/approvals/{approval.Value}");
        var page = (await sent.Applicant.Get("/my/looks")).Main;
        Assert.Contains("決裁", page, StringComparison.Ordinal);
        Assert.Contains("決定の内容", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inquiry_is_held_back_from_whom_it_is_about()
    {
        using var browser = new Browser(ome);
        await browser.SignIn("inquiry@example.jp");
        var (resident, _) = await ome.SignIn("inquiry@example.jp");
        await ome.As(await ome.StaffMember("dx")).Perform(new Look(Purpose.Investigation, resident.Id, [resident.Id], [Fields.Name]), default);
        var page = (await browser.Get("/my/looks")).Main;
        Assert.DoesNotContain("DX推進課", page, StringComparison.Ordinal);
        Assert.Contains("まだ、誰もあなたの情報を開いていません", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_looks_are_paged_by_the_last_one_shown()
    {
        using var browser = new Browser(ome);
        await browser.SignIn("paged@example.jp");
        var (resident, _) = await ome.SignIn("paged@example.jp");
        var clerk = ome.As(await ome.StaffMember("clerk"));
        for (var i = 0; i < 35; i++) await clerk.Perform(new Look(Purpose.CaseHandling, resident.Id, [resident.Id], [Fields.Name]), default);

        var first = await browser.Get("/my/looks");
        Assert.Equal(30, first.Document.QuerySelectorAll("#looks tbody tr").Length);
        var second = await browser.Get(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(5, second.Document.QuerySelectorAll("#looks tbody tr").Length);
        Assert.Null(second.Document.QuerySelector("a[rel=next]"));
    }

    private async Task<List<EntryRow>> Looks()
    {
        await using var db = ome.Read();
        return await db.Set<EntryRow>().Where(e => e.Name == "platform.looked").OrderBy(e => e.Position).ToListAsync();
    }
}

/// <summary>Asks a look inside an act of the system, which permission would have stopped at the door.</summary>
internal sealed record Told(Look Look) : IAct<Opened>
{
    public ActKind Kind { get; } = new("test.told", Permission.System);

    public ValueTask<SmartLocal.Kernel.Result<Opened>> Run(Acting acting, CancellationToken ct) => acting.Ask(Look, ct);
}
