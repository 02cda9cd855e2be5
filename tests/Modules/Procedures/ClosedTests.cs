using System.Net;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Releases;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Tests.Forms;

namespace SmartLocal.Tests.Procedures;

public sealed class ClosedTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task When_the_period_is_over_the_draft_stays_and_the_page_says_until_when_it_was()
    {
        using var browser = new Browser(ome);
        await browser.SignIn("closed@example.jp");
        var open = ome.Clock.GetUtcNow();
        ome.Clock.MoveTo(new DateTimeOffset(2027, 3, 31, 23, 50, 0, TimeSpan.FromHours(9)));
        await browser.SignIn("closed@example.jp");
        var draft = await Applicant.FillIn(browser);
        var seen = (await browser.Get($"{draft}/confirm")).Value("seen")!;

        ome.Clock.Move(TimeSpan.FromMinutes(20));
        var refused = await browser.Post($"{draft}/confirm", ("seen", seen));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("この手続きの受付は終わりました（受付期間は2026年4月1日から2027年3月31日まで）", refused.Main, StringComparison.Ordinal);
        Assert.Contains("青梅　花子", refused.Main, StringComparison.Ordinal);
        Assert.Equal("花子", (await browser.Get($"{draft}/applicant")).Value("氏名.given"));
        var page = await browser.Get(Applicant.Page);
        Assert.Contains("受付は終わりました", page.Main, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Post(Applicant.Page + "/drafts")).Status);
        Assert.Empty(ome.Get<ProcedureCatalogue>().Submittable(new DateOnly(2027, 4, 1)));
        Assert.NotEmpty(ome.Get<ProcedureCatalogue>().Submittable(new DateOnly(2027, 3, 31)));

        // Thirty days without a save, and it is gone.
        ome.Clock.Move(TimeSpan.FromDays(31));
        await browser.SignIn("closed@example.jp");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{draft}/applicant")).Status);
        ome.Clock.MoveTo(open);
    }

    [Fact]
    public async Task A_draft_stays_with_the_version_in_which_it_began()
    {
        using var browser = new Browser(ome);
        await browser.SignIn("renewed@example.jp");
        var draft = await Applicant.FillIn(browser);
        Assert.DoesNotContain("様式が新しくなりました", (await browser.Get($"{draft}/confirm")).Main, StringComparison.Ordinal);

        var folder = TestCity.Files;
        var renewed = new ReleaseFiles(folder.All.Select(f => f.Path == Subsidy.Path
            ? new ReleaseFile(f.Path, f.Layer, System.Text.Encoding.UTF8.GetBytes(f.Text.Replace("maxLength: 100\n", "maxLength: 90\n", StringComparison.Ordinal)))
            : f));
        _ = (await ome.Get<ReleaseShelf>().Publish(ome.AsSystem, renewed, CancellationToken.None)).Value;

        Assert.Contains("様式が新しくなりました", (await browser.Get($"{draft}/confirm")).Main, StringComparison.Ordinal);
        var sent = await Applicant.Send(browser, draft);
        await using var db = ome.Read();
        var application = await ome.Get<Applications>().Find(db, ome.Get<Vault>().Work(), ReceiptNumber.Parse(sent.Location["/applications/".Length..]).Value, CancellationToken.None);
        Assert.NotNull(application!.Answers.Find("機種"));
        Assert.NotEqual(ome.Get<ProcedureCatalogue>().Current[0].Hash, application.Procedure.Hash);
    }

    [Fact]
    public void A_city_at_work_cannot_open_a_procedure_with_a_drafted_fact()
    {
        var folder = Directory.CreateTempSubdirectory("operated-").FullName;
        var catalogue = new ProcedureCatalogue(new DataFolder(folder, Origin.Operated), new Lazy<ReleaseShelf>(() => throw new InvalidOperationException()), new Confirmations());
        catalogue.Take([Subsidy.Definition], [], []);
        Assert.Equal(Availability.Prepared, catalogue.On(Subsidy.Definition, Subsidy.Today));
        Assert.Equal(ProcedureCatalogue.NotConfirmed, catalogue.Offered(Subsidy.Definition.Id, Subsidy.Today).Refusal.Kind);
        Assert.Empty(catalogue.Submittable(Subsidy.Today));
        Directory.Delete(folder, recursive: true);
    }
}
