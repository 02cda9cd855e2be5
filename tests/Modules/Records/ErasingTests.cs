using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases;
using SmartLocal.Kernel;
using SmartLocal.Messages;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Plan;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Journal;
using SmartLocal.Procedures;
using SmartLocal.Records;
using SmartLocal.Tests.Cases;

namespace SmartLocal.Tests.Records;

/// <summary>Each test erases, so each has a city of its own.</summary>
public sealed class ErasingTests : IAsyncLifetime
{
    private readonly Ome ome = new();

    public Task InitializeAsync() => ome.InitializeAsync();

    public Task DisposeAsync() => ome.DisposeAsync();

    [Fact]
    public async Task Nothing_is_due_before_its_last_day_and_then_it_is_drafted_once()
    {
        using var sent = await Notified("due@example.jp");
        ome.Clock.MoveTo(new DateTimeOffset(2032, 3, 31, 12, 0, 0, TimeSpan.FromHours(9)));
        Assert.Equal(DraftErasure.NothingDue, (await sent.As("clerk", new DraftErasure())).Refusal.Kind);
        ome.Clock.MoveTo(new DateTimeOffset(2032, 4, 1, 12, 0, 0, TimeSpan.FromHours(9))); // five years after the first of April 2027
        Assert.False((await sent.As("clerk", new DraftErasure())).IsRefused);
        Assert.Equal(DraftErasure.NothingDue, (await sent.As("clerk", new DraftErasure())).Refusal.Kind);
        Assert.Equal(DraftErasure.NothingDue, (await sent.As("shimin", new DraftErasure())).Refusal.Kind);
    }

    [Fact]
    public async Task Only_what_a_second_person_has_decided_is_erased_and_then_nothing_of_it_is_left()
    {
        using var sent = await Notified("gone@example.jp");
        var application = (await sent.Now()).Application;
        var files = Directory.GetFiles(Path.Combine(ome.DataFolder, "files"), "*", SearchOption.AllDirectories).Length;
        Assert.True(files > 0);
        var approval = await Draft(sent);
        await ome.Get<Erasures>().Round(default);
        Assert.Equal(Approval.OwnDraft, (await sent.As("chief", new Decide(approval, null))).Refusal.Kind);
        Assert.NotNull(await sent.Now());

        await Decide(sent, approval);
        await using var db = ome.Read();
        Assert.False(await db.Set<Case>().AnyAsync(c => c.Id == sent.Id));
        Assert.False(await db.Set<Application>().AnyAsync(a => a.Id == application));
        Assert.False(await db.Set<Message>().AnyAsync(m => m.About == sent.Id.Value));
        Assert.False(await db.Set<Delivery>().AnyAsync(d => d.Message != null));
        Assert.Empty(Directory.GetFiles(Path.Combine(ome.DataFolder, "files"), "*", SearchOption.AllDirectories));
        var left = await db.Set<EntryRow>().Where(e => e.About == sent.Id.Value || e.About == application.Value).ToListAsync();
        Assert.All(left.Where(e => e.Name != "erasure.matter-erased"), e => Assert.Null(e.Payload));
        Assert.All(left.Where(e => e.Name != "erasure.matter-erased"), e => Assert.Null(e.Salt));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await sent.Applicant.Get(sent.Page)).Status);
    }

    [Fact]
    public async Task The_chain_still_verifies_and_the_figures_rebuilt_are_the_same()
    {
        using var sent = await Notified("figures@example.jp");
        var before = await Figures();
        Assert.NotEmpty(before);
        await Decide(sent, await Draft(sent));

        var verdict = await ome.Get<JournalVerification>().Run(withAnchor: true, default);
        Assert.Equal((null, true), (verdict.FirstBad, verdict.Erased > 0));
        await ome.Performing.Do(async (lane, ct) => await lane.Db.Set<ReaderRow>().Where(r => r.Name.StartsWith("plan.")).ExecuteDeleteAsync(ct) > 0, default);
        await ome.CaughtUp();
        var after = await Figures();
        Assert.All(before, line => Assert.Contains(line, after));
    }

    [Fact]
    public async Task What_was_erased_stays_erased_after_yesterdays_backup_is_restored()
    {
        if (TestDatabase.OnPostgres) return; // the copy of a file stands for the backup; the log is the same on both
        using var sent = await Notified("restored@example.jp");
        var approval = await Draft(sent);
        var backup = Path.Combine(ome.DataFolder, "yesterday.db");
        var live = new SqliteConnectionStringBuilder(ome.Get<SmartLocal.Platform.Data.CityDatabase>().Connection).DataSource;
        await using (var copy = new SqliteConnection($"Data Source={live};Mode=ReadOnly;Pooling=False"))
        {
            await copy.OpenAsync();
            await using var command = copy.CreateCommand();
            command.CommandText = $"VACUUM INTO '{backup}'";
            await command.ExecuteNonQueryAsync();
        }

        await Decide(sent, approval);
        await ome.Stop();
        foreach (var part in new[] { "", "-wal", "-shm" }) File.Delete(live + part);
        File.Copy(backup, live); // a new file: whoever still reads the old one holds no lock on this
        await ome.Start();

        await using var db = ome.Read();
        Assert.False(await db.Set<Case>().AnyAsync(c => c.Id == sent.Id));
        Assert.Equal(0, await ome.Get<Erasures>().ReapplyAll(default));
    }

    private async Task<CaseWorld> Notified(string mail)
    {
        var sent = await CaseWorld.Sent(ome, mail);
        await sent.Decide(await sent.DraftGrant());
        return sent;
    }

    private async Task<SmartLocal.Records.Contracts.ApprovalId> Draft(CaseWorld sent)
    {
        ome.Clock.MoveTo(new DateTimeOffset(2032, 4, 1, 12, 0, 0, TimeSpan.FromHours(9)));
        var drafted = (await sent.As("chief", new DraftErasure())).Value;
        await using var db = ome.Read();
        return (await db.Set<ErasureDraft>().SingleAsync(d => d.Id == drafted)).Approval;
    }

    /// <summary>The chief drafted it: a second decider of the office decides.</summary>
    private async Task Decide(CaseWorld sent, SmartLocal.Records.Contracts.ApprovalId approval)
    {
        var chief = await ome.StaffMember("chief");
        var second = await ome.StaffMember("unit-chief") with { Rights = chief.Rights };
        Assert.False((await ome.As(second).Perform(new Decide(approval, null), default)).IsRefused);
        await ome.CaughtUp();
        await ome.Get<Erasures>().Round(default);
        await ome.CaughtUp();
    }

    private async Task<List<string>> Figures()
    {
        await ome.CaughtUp();
        await using var db = ome.Read();
        return [.. (await db.Set<FigureCount>().ToListAsync()).Select(f => string.Join('|', f.GetType().GetProperties().Select(p => p.GetValue(f)))).Order(StringComparer.Ordinal)];
    }
}
