using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Audits;
using SmartLocal.Platform.Jobs;
using SmartLocal.Tests.Cases;

namespace SmartLocal.Modules.Tests.Platform.Audits;

/// <summary>What must always be true is looked for, and named when it is not.</summary>
public sealed class AuditsTests : IAsyncLifetime
{
    private readonly Ome ome = new();

    public Task InitializeAsync() => ome.InitializeAsync();

    public Task DisposeAsync() => ome.DisposeAsync();

    [Fact]
    public async Task A_city_in_which_people_did_things_is_sound()
    {
        using var decided = await CaseWorld.Sent(ome, "sound@ome.example");
        await decided.Decide(await decided.DraftGrant());
        using var withdrawn = await CaseWorld.Sent(ome, "sound-withdrawn@ome.example");
        Assert.False((await withdrawn.Withdraw()).IsRefused);
        await ome.CaughtUp();

        var found = await Run();
        Assert.All(found, f => Assert.Equal(0, f.Value.Wrong));
        Assert.Equal(2, found["cases.one-for-each-application"].Looked);
        Assert.Equal(2, found["procedures.sent-drafts-empty"].Looked);
        Assert.Equal(2, found["files.on-the-disk"].Looked);
        Assert.NotEqual(0, found["plan.figures-recounted"].Looked);
    }

    [Theory]
    [InlineData("cases.one-for-each-application", "DELETE FROM cases_case")]
    [InlineData("cases.notice-for-each-decision", "DELETE FROM cases_notice")]
    [InlineData("cases.notice-for-each-decision", "UPDATE cases_case SET closed_at = NULL")]
    [InlineData("cases.notice-for-each-decision", "DELETE FROM cases_notice; UPDATE cases_case SET status = 'Drafted', closed_at = NULL")]
    [InlineData("plan.figures-recounted", "UPDATE plan_count SET entries = entries + 1 WHERE figure = 'applications'")]
    [InlineData("plan.figures-recounted", "DELETE FROM plan_count WHERE figure = 'applications'")]
    [InlineData("procedures.sent-drafts-empty", "UPDATE procedures_draft SET typed = browser")]
    public async Task One_fault_in_the_database_is_found_by_the_audit_that_is_for_it_and_by_no_other(string audit, string fault)
    {
        using var decided = await CaseWorld.Sent(ome, "fault@ome.example");
        await decided.Decide(await decided.DraftGrant());
        Assert.NotEqual(0, await ome.Sql(fault));
        Assert.Equal([audit], from found in await Run() where found.Value.Wrong > 0 select found.Key);
    }

    [Fact]
    public async Task A_file_that_was_lost_or_cut_short_is_named()
    {
        using var sent = await CaseWorld.Sent(ome, "lost@ome.example");
        var path = Directory.GetFiles(Path.Combine(ome.DataFolder, "files"), "*", SearchOption.AllDirectories).Single();
        await File.WriteAllBytesAsync(path, [1, 2, 3]);
        Assert.Equal(Guid.Parse(Path.GetFileNameWithoutExtension(path)).ToString(), Assert.Single((await Run())["files.on-the-disk"].Named));
        File.Delete(path);
        Assert.Equal(1, (await Run())["files.on-the-disk"].Wrong);
    }

    [Fact]
    public async Task An_application_that_came_a_moment_ago_may_still_be_on_its_way()
    {
        using var sent = await CaseWorld.Sent(ome, "moment@ome.example");
        await ome.AsSystem.Perform(new ForgetCase(sent.Id), default);
        var now = Instant.From(ome.Clock.GetUtcNow());
        Assert.Equal(0, (await Run(now - AllAudits.Settles))["cases.one-for-each-application"].Wrong);
        Assert.Equal(1, (await Run(now + TimeSpan.FromSeconds(1)))["cases.one-for-each-application"].Wrong);
    }

    [Fact]
    public async Task The_dx_officer_runs_them_sees_what_is_wrong_and_it_stays_on_the_screen_of_the_jobs()
    {
        using var sent = await CaseWorld.Sent(ome, "screen@ome.example");
        using var dx = await ome.StaffBrowser("dx");
        Assert.Contains("まだ点検していません", await dx.Text("/staff/audits"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await dx.PostForm("/staff/audits")).StatusCode);
        await Finished(1);
        var page = await dx.Text("/staff/audits");
        Assert.Contains("異常なし", page, StringComparison.Ordinal);
        Assert.DoesNotContain("件の異常", page, StringComparison.Ordinal);

        Assert.Equal(1, await ome.Sql("UPDATE cases_case SET closed_at = received_at"));
        Assert.Equal(HttpStatusCode.Accepted, (await dx.PostAsync(new Uri("/api/audits", UriKind.Relative), null)).StatusCode);
        await Finished(2);
        page = await dx.Text("/staff/audits");
        Assert.Contains("1件の異常", page, StringComparison.Ordinal);
        Assert.Contains(sent.Receipt, page, StringComparison.Ordinal);
        Assert.Contains("点検で異常が見つかりました", await dx.Text("/staff/jobs"), StringComparison.Ordinal);
        var found = (await dx.GetFromJsonAsync<JsonElement>("/api/audits")).EnumerateArray().Single(a => a.GetProperty("wrong").GetInt64() > 0);
        Assert.Equal(("cases.notice-for-each-decision", sent.Receipt), (found.GetProperty("name").GetString(), found.GetProperty("named")[0].GetString()));

        using var clerk = await ome.StaffBrowser("clerk");
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync(new Uri("/staff/audits", UriKind.Relative))).StatusCode);
    }

    private async Task<Dictionary<string, SmartLocal.Platform.Sockets.AuditResult>> Run(Instant? settled = null) =>
        (await ome.Get<AllAudits>().Run(settled ?? Instant.From(ome.Clock.GetUtcNow()) + TimeSpan.FromSeconds(1), null, default)).ToDictionary(a => a.Audit.Name, a => a.Result);

    /// <summary>Waits until so many rounds have ended.</summary>
    private async Task Finished(int rounds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var kind = RunAudits.Kind.Name;
        while (true)
        {
            await using var db = ome.Read();
            if (await db.Set<Job>().CountAsync(j => j.Kind == kind && (j.State == JobState.Done || j.State == JobState.Dead)) >= rounds) return;
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }
}
