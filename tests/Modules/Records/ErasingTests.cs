using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases;
using SmartLocal.Host.Backups;
using SmartLocal.Kernel;
using SmartLocal.Messages;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Plan;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Pdf;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.SignIn.MyAccount;
using SmartLocal.Procedures;
using SmartLocal.Procedures.Contracts;
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
        using var hers = await ome.NewBrowser("gone@example.jp"); // years later her session is over
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await hers.GetAsync(new Uri(sent.Page, UriKind.Relative))).StatusCode);
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
        await RebuildFigures();
        var after = await Figures();
        Assert.All(before, line => Assert.Contains(line, after));
    }

    [Fact]
    public async Task What_was_erased_stays_erased_when_yesterdays_backup_is_restored_and_the_figures_rebuilt_are_the_same()
    {
        var set = Path.Combine(Directory.CreateTempSubdirectory("ome-yesterday-").FullName, "set");
        using var kept = await CaseWorld.Sent(ome, "kept@example.jp");
        using var sent = await Notified("restored@example.jp");
        var application = (await sent.Now()).Application;
        var files = await FilesOf(sent);
        Assert.NotEmpty(files);
        var approval = await Draft(sent);
        var before = await Figures();
        await ome.Get<Backup>().Write(set, default);
        await Decide(sent, approval);

        await ome.LoseAllBut(set);
        Assert.All(files, f => Assert.True(File.Exists(Path.Combine(set, "folder", "files", f[^2..], f)), "The set has no longer what was erased, and proves nothing"));
        Assert.All(files, f => Assert.False(File.Exists(Path.Combine(ome.DataFolder, "files", f[^2..], f))));
        await using (var db = ome.Read())
        {
            Assert.Equal([kept.Id], await db.Set<Case>().Select(c => c.Id).ToListAsync());
            Assert.False(await db.Set<Application>().AnyAsync(a => a.Id == application));
            Assert.False(await db.Set<Message>().AnyAsync(m => m.About == sent.Id.Value));
            var left = await db.Set<EntryRow>().Where(e => e.About == sent.Id.Value || e.About == application.Value).ToListAsync();
            Assert.NotEmpty(left);
            Assert.All(left.Where(e => e.Name != "erasure.matter-erased"), e => Assert.Equal((null, null), (e.Payload, e.Salt)));
            Assert.True(await db.Set<EntryRow>().AnyAsync(e => e.Name == "host.restored"));
        }

        await ome.CaughtUp();
        var verdict = await ome.Get<JournalVerification>().Run(withAnchor: true, default);
        Assert.Equal((null, true), (verdict.FirstBad, verdict.Erased > 0));
        await RebuildFigures();
        var after = await Figures();
        Assert.All(before, line => Assert.Contains(line, after));
        Assert.Equal(0, await ome.Get<Erasures>().ReapplyAll(default));
        Directory.Delete(Path.GetDirectoryName(set)!, recursive: true);
    }

    [Fact]
    public async Task An_account_that_was_deleted_stays_deleted_when_yesterdays_backup_is_restored()
    {
        var set = Path.Combine(Directory.CreateTempSubdirectory("ome-yesterday-").FullName, "set");
        var (resident, _) = await ome.SignIn("leaves@example.jp");
        var (stays, _) = await ome.SignIn("stays@example.jp");
        await ome.Get<Backup>().Write(set, default);
        Assert.False((await ome.As(resident).Perform(new DeleteAccount("削除", "削除"), default)).IsRefused);
        await ome.Get<Erasures>().Round(default);

        await ome.LoseAllBut(set);
        await using var db = ome.Read();
        var (gone, kept) = (AccountId.From(resident.Id), AccountId.From(stays.Id));
        var row = await db.Set<AccountRow>().SingleAsync(a => a.Id == gone);
        Assert.True(row is { Mail: null, ClosedAt: not null });
        Assert.False(await db.Set<SignInMethodRow>().AnyAsync(m => m.Account == gone));
        Assert.False(await db.Set<SessionRow>().AnyAsync(s => s.Subject == resident.Id && s.ClosedAt == null));
        Assert.Null((await db.Set<AccountRow>().SingleAsync(a => a.Id == kept)).ClosedAt);
        Directory.Delete(Path.GetDirectoryName(set)!, recursive: true);
    }

    [Fact]
    public async Task What_the_log_names_and_a_restored_database_never_had_is_looked_for_once()
    {
        ome.Get<ErasureLog>().Append(ome.Get<IdSource>().Next(), ome.Clock.NowInstant());
        Assert.Equal(0, await ome.Get<Erasures>().ReapplyAll(default));
        await using var db = ome.Read();
        Assert.Equal(1, await db.Set<ErasureRow>().CountAsync(e => e.ErasedAt != null));
    }

    [Fact]
    public async Task A_pdf_that_was_made_of_it_goes_with_it_and_one_that_was_asked_for_is_made_no_more()
    {
        var worker = ome.Get<JobWorker>();
        await worker.StopAsync(default);
        using var sent = await Notified("printed@example.jp");
        await sent.Applicant.Post($"{sent.Page}/notice/pdf");
        await worker.Round(default);
        await sent.Applicant.Post($"{sent.Page}/copy/pdf");
        await using var db = ome.Read();
        Assert.Equal(1, await db.Set<PdfRow>().CountAsync(p => p.File != null));
        Assert.Equal(1, await db.Set<Job>().CountAsync(j => j.State == JobState.Waiting && j.Kind == "pdf.print"));

        await Decide(sent, await Draft(sent));
        Assert.Empty(await db.Set<PdfRow>().ToListAsync());
        Assert.Empty(await db.Set<Job>().Where(j => j.Kind == "pdf.print").ToListAsync());
        Assert.Empty(Directory.GetFiles(Path.Combine(ome.DataFolder, "files"), "*", SearchOption.AllDirectories));
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

    private async Task<List<string>> FilesOf(CaseWorld sent)
    {
        var id = (await sent.Now()).Application;
        await using var db = ome.Read();
        return [.. (await ome.Get<Applications>().Find(db, ome.Get<Vault>().Work(), id, default))!.Answers.Files.Select(f => f.Id.Value.ToString("n"))];
    }

    /// <summary>As if they had never been counted: the plan reads the journal from its first entry again.</summary>
    private async Task RebuildFigures()
    {
        await ome.Performing.Do(async (lane, ct) => await lane.Db.Set<ReaderRow>().Where(r => r.Name.StartsWith("plan.")).ExecuteDeleteAsync(ct) > 0, default);
        await ome.CaughtUp();
    }

    private async Task<List<string>> Figures()
    {
        await ome.CaughtUp();
        await using var db = ome.Read();
        return [.. (await db.Set<FigureCount>().ToListAsync()).Select(f => string.Join('|', f.GetType().GetProperties().Select(p => p.GetValue(f)))).Order(StringComparer.Ordinal)];
    }
}
