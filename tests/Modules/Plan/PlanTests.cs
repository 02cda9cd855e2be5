using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Plan;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Tests.Plan;

/// <summary>The plan as everybody sees it, in a city where drafts are decided. One city: no test undoes what another needs.</summary>
public sealed class PlanTests : IClassFixture<Ome>, IAsyncLifetime
{
    private readonly Ome ome;
    private readonly HttpClient browser;

    public PlanTests(Ome ome)
    {
        this.ome = ome;
        browser = ome.NewBrowser();
    }

    public Task InitializeAsync() => ome.CaughtUp();

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A decision as Records writes it.</summary>
    private sealed record Decides(DraftOrigin Origin) : IAct<Guid>
    {
        public ActKind Kind { get; } = new("test.decides", Permission.Anyone);

        public ValueTask<Result<Guid>> Run(Acting acting, CancellationToken ct)
        {
            var approval = acting.NewId<ApprovalId>();
            acting.Record(new DraftDecided(approval, approval.Value, "8-1", "seiso-recycle", Origin, "a comment"));
            return ValueTask.FromResult<Result<Guid>>(approval.Value);
        }
    }

    private async Task Decide(DraftOrigin origin, int times)
    {
        for (var i = 0; i < times; i++) Assert.False((await ome.AsSystem.Perform(new Decides(origin), default)).IsRefused);
        await ome.CaughtUp();
    }

    private async Task<PlanReading> Reading()
    {
        await using var db = ome.Read();
        return (await ome.Get<FigureBoard>().Read(db, default))!;
    }

    private async Task<List<(string, DateOnly, string, long, long)>> Counts()
    {
        await using var db = ome.Read();
        return [.. (await db.Set<FigureCount>().OrderBy(c => c.Figure).ThenBy(c => c.Day).ThenBy(c => c.Dimension).ToListAsync())
            .Select(c => (c.Figure, c.Day, c.Dimension, c.Entries, c.Total))];
    }

    private async Task Sql(string sql) => Assert.True(await ome.Sql(sql) > 0);

    [Fact]
    public async Task Decisions_on_received_applications_are_not_counted_as_the_citys_own_initiative()
    {
        var before = (await Reading()).Figures["2-12"].Now!;
        await Decide(DraftOrigin.Received, 2);
        await Decide(DraftOrigin.Initiated, 1);
        var now = (await Reading()).Figures["2-12"].Now!;
        Assert.Equal((before.Entries + 1, before.Apart + 2, 100m), (now.Entries, now.Apart, now.Number));
    }

    [Fact]
    public async Task Figures_built_again_from_the_sealed_journal_are_the_same_after_every_payload_is_erased()
    {
        await Decide(DraftOrigin.Received, 3);
        await Decide(DraftOrigin.Initiated, 2);
        var before = await Counts();
        Assert.Contains(before, c => c.Item1 == "decisions" && c.Item4 >= 2);
        await Sql("UPDATE journal_entry SET payload = NULL, salt = NULL WHERE name = 'records.draft-decided'");
        await Sql("UPDATE plan_count SET entries = entries + 7");
        await Sql("UPDATE journal_reader SET number = 0 WHERE name LIKE 'plan.figures-%'");
        // Something happens that no figure counts: the readers wake up.
        await ome.As(Actor.Visitor).Perform(new WriteNote($"{ome.Get<IdSource>().Next():n}@ome.example"), default);
        await ome.CaughtUp();
        Assert.Equal(before, await Counts());
    }

    [Fact]
    public async Task What_was_counted_in_a_simulated_folder_is_simulated_and_what_the_plan_says_is_the_plans()
    {
        using var document = JsonDocument.Parse(await browser.GetStringAsync("/api/plan"));
        Assert.Equal("simulated", document.RootElement.GetProperty("folderOrigin").GetString());
        var rows = document.RootElement.GetProperty("rows").EnumerateArray().ToList();
        string[] stated = ["baseline", "history", "target"];
        Assert.All(rows, r => Assert.Equal(stated.Contains(r.GetProperty("series").GetString()) ? "plan" : "simulated", r.GetProperty("origin").GetString()));
    }

    [Fact]
    public async Task Procedures_that_can_be_submitted_today_are_counted_after_the_plan_and_beside_its_own_number()
    {
        var page = await Page("/plan/1-4");
        var rows = page.QuerySelectorAll("#values-1-4 tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains(rows, r => r.Contains("はじめの値", StringComparison.Ordinal) && r.Contains("22手続", StringComparison.Ordinal) && r.Contains("計画の値", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("計画期間後", StringComparison.Ordinal) && r.Contains("1手続", StringComparison.Ordinal) && r.Contains("シミュレーション", StringComparison.Ordinal));
        Assert.Contains("一覧は示されていません", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("最終日の値なし", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_measured_says_so_and_where_it_will_be_and_no_link_is_dead()
    {
        var page = await Page("/plan");
        var cards = page.QuerySelectorAll(".plan-card").Where(c => c.QuerySelector("a[href^='/plan/']") is not null).ToList();
        Assert.Equal(29, cards.Count);
        var kiosk = cards.Single(c => c.QuerySelector("a")!.GetAttribute("href") == "/plan/1-7").TextContent;
        Assert.Contains("まだ測っていません", kiosk, StringComparison.Ordinal);
        Assert.Contains("これから「セルフ端末」で測ります", kiosk, StringComparison.Ordinal);
        Assert.Contains("示されていません", kiosk, StringComparison.Ordinal);
        foreach (var href in page.QuerySelectorAll("main a[href^='/']").Select(a => a.GetAttribute("href")!).Distinct())
            Assert.NotEqual(HttpStatusCode.NotFound, (await browser.GetAsync(href)).StatusCode);
    }

    [Fact]
    public async Task The_csv_opens_in_a_spreadsheet_and_says_the_origin_in_every_row()
    {
        var csv = await browser.GetByteArrayAsync("/plan/figures.csv");
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(csv[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var head = lines[0].Split(',');
        Assert.Contains("origin", head);
        Assert.All(lines.Skip(1), l => Assert.True(l.Contains(",plan,", StringComparison.Ordinal) || l.Contains(",simulated,", StringComparison.Ordinal), l));
        Assert.All(lines.Skip(1), l => Assert.Contains("市の実績ではありません", l, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?lang=easy")]
    [InlineData("?lang=en")]
    public async Task Every_initiative_can_be_read_in_every_language(string language)
    {
        foreach (var initiative in (await Reading()).Plan.Initiatives)
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/plan/{initiative.Id}{language}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/plan/9-9")).StatusCode);
    }

    [Fact]
    public async Task Every_figure_has_a_true_row_in_the_document_and_every_row_its_figure()
    {
        var board = ome.Get<FigureBoard>();
        var plan = (await Reading()).Plan;
        Assert.Equal((29, 31), (plan.Initiatives.Count, plan.Initiatives.Sum(i => i.Figures.Count)));
        var wanted = plan.Initiatives.SelectMany(i => i.Figures.Select(f =>
                $"| {f.Id} | {i.Name.Ja}{(i.Figures.Count > 1 ? "：" + f.Name.Ja : "")} | {(f.Kind is FigureKind.Stock ? "S" : f.Kind is FigureKind.Flow ? "F" : "M")} | {i.Module} | {i.Screen} | {(board.Measures(f) ? $"measured, served by {i.Module}" : "not yet served")} |"))
            .Concat(plan.Beside.Select(f => $"| {f.Id} | {f.Name.Ja} | {f.Measure!.Of} | {(board.Measures(f) ? "measured" : "not yet served")} |"));
        var rows = File.ReadLines(Path.Combine(Ome.Repository, "docs", "plan.md"))
            .Where(l => l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| figure", StringComparison.Ordinal));
        Assert.Equal(wanted, rows);
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> Page(string path) => new HtmlParser().ParseDocument(await browser.GetStringAsync(path));
}
