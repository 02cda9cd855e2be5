using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases;
using SmartLocal.Cases.Contracts;
using SmartLocal.Cases.Reactions;
using SmartLocal.Kernel;
using SmartLocal.Messages;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Privacy;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Records;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Tests.Cases;

public sealed class HandlingTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task A_submission_opens_one_case_even_when_told_twice()
    {
        using var sent = await CaseWorld.Sent(ome, "twice@example.jp");
        var opened = await sent.Now();
        var again = new ApplicationSubmitted(
            opened.Application, ReceiptNumber.Parse(opened.Receipt).Value, opened.Procedure, opened.Definition, opened.Code, opened.Account, opened.Office, opened.Channel);

        Assert.Equal(OpenCase.OpenAlready, (await ome.AsSystem.Perform(new OpenCase(again, opened.ReceivedAt), default)).Refusal.Kind);
        await ome.AsSystem.Perform(new Told(again, opened.ReceivedAt), default);

        await using var db = ome.Read();
        Assert.Equal(1, await db.Set<Case>().CountAsync(c => c.Receipt == sent.Receipt));
        Assert.Equal(("青梅　花子", CaseStatus.Received, "seiso-recycle"), (
            ome.Get<Vault>().Work().ReadOptional(opened.Account.Value, Case.ApplicantColumn.Of(opened.Id.Value), opened.Applicant), opened.Status, opened.Office));
        Assert.Equal(new DateOnly(2026, 12, 14), opened.Due); // 15 business days after Friday the 20th of November, which a holiday follows
    }

    [Fact]
    public async Task A_correction_stops_the_clock_until_it_is_answered()
    {
        using var sent = await CaseWorld.Sent(ome, "clock@example.jp");
        var correction = await sent.AskForModel();
        Assert.Equal(CaseStatus.CorrectionRequested, (await sent.Now()).Status);
        Assert.Equal(Case.NotInReview, (await sent.As("clerk", new DraftGrant(sent.Id, "1", null))).Refusal.Kind);
        Assert.Equal(RequestCorrection.AskedAlready, (await sent.As("clerk", new RequestCorrection(sent.Id, "機種", "もう一度"))).Refusal.Kind);

        ome.Clock.Move(TimeSpan.FromDays(7));
        var answer = CaseWorld.Model(sent.Id, correction, "デモ電機 EC-2");
        Assert.False((await ome.As(sent.Account).Perform<Done>(answer, default)).IsRefused);
        var twice = await ome.As(sent.Account).Perform<Done>(answer, default);
        ome.Clock.Move(TimeSpan.FromDays(-7));

        var corrected = await sent.Now();
        Assert.Equal((CaseStatus.Corrected, 1), (corrected.Status, corrected.Corrections));
        Assert.Equal(new DateOnly(2026, 12, 18), corrected.Due); // four business days later: the 24th to the 27th of November
        Assert.Equal(Correction.AnsweredAlready, twice.Refusal.Kind);
        await using var db = ome.Read();
        var application = (await ome.Get<Applications>().Find(db, ome.Get<Vault>().Work(), corrected.Application, default))!;
        Assert.Equal("デモ電機 EC-2", application.Answers.Find("機種")!.Value);
        Assert.Single(application.Amendments);
    }

    [Fact]
    public async Task Only_the_applicant_answers_and_only_what_was_asked()
    {
        using var sent = await CaseWorld.Sent(ome, "mine@example.jp");
        var correction = await sent.AskForModel();
        var answer = CaseWorld.Model(sent.Id, correction, "x");
        Assert.Equal(CaseDesk.Unknown, (await ome.As((await ome.SignIn("stranger@example.jp")).Actor).Perform<Done>(answer, default)).Refusal.Kind);
        Assert.Equal(AnswerCorrection.CorrectionUnknown, (await ome.As(sent.Account).Perform<Done>(answer with { Correction = default }, default)).Refusal.Kind);
        Assert.Equal(RefusalReason.NotAllowed, (await sent.As("clerk", answer)).Refusal.Kind.Reason);
    }

    [Fact]
    public async Task To_another_office_the_case_does_not_exist()
    {
        using var sent = await CaseWorld.Sent(ome, "elsewhere@example.jp");
        Assert.Equal(CaseDesk.Unknown, (await sent.As("shimin", new LookAtCase(sent.Id, ["answers"]))).Refusal.Kind);
        Assert.Equal(CaseDesk.Unknown, (await sent.As("shimin", new AssignCase(sent.Id))).Refusal.Kind);
        Assert.Equal(CaseDesk.Unknown, (await sent.As("shimin", new RequestCorrection(sent.Id, "機種", "違います"))).Refusal.Kind);
        Assert.Equal(CaseDesk.Unknown, (await sent.As("shimin", new DraftGrant(sent.Id, "1", null))).Refusal.Kind);
        Assert.Equal(CaseDesk.Unknown, (await sent.As("shimin", new DraftRefusal(sent.Id, "違います"))).Refusal.Kind);
    }

    [Fact]
    public async Task Whoever_drafted_the_grant_does_not_decide_it()
    {
        using var sent = await CaseWorld.Sent(ome, "own@example.jp");
        Assert.False((await sent.As("chief", new DraftGrant(sent.Id, "1,000", null))).IsRefused);
        await using var db = ome.Read();
        var approval = await db.Set<Proposal>().Where(p => p.Case == sent.Id).Select(p => p.Approval).SingleAsync();
        Assert.Equal(Approval.OwnDraft, (await sent.As("chief", new Decide(approval, null))).Refusal.Kind);
        Assert.Equal(CaseStatus.Drafted, (await sent.Now()).Status);
    }

    [Fact]
    public async Task The_notice_of_a_grant_reaches_the_inbox_and_is_announced_by_mail()
    {
        using var sent = await CaseWorld.Sent(ome, "granted@example.jp");
        await sent.Decide(await sent.DraftGrant());

        Assert.Equal(CaseStatus.Notified, (await sent.Now()).Status);
        await using var db = ome.Read();
        var notice = await db.Set<Notice>().SingleAsync(n => n.Case == sent.Id);
        Assert.Matches("^清リ収第[0-9]+号$", notice.Number);
        Assert.Contains("30,000円", notice.Body, StringComparison.Ordinal);
        Assert.Contains("令和8年11月20日", notice.Body, StringComparison.Ordinal);
        Assert.Contains("審査請求", notice.Appeal, StringComparison.Ordinal);
        var message = await db.Set<Message>().SingleAsync(m => m.About == sent.Id.Value);
        Assert.Equal(("cases.message.notice", $"/applications/{sent.Receipt}/notice"), (message.TemplateKey, message.LinkPath));
        Assert.Equal(1, await db.Set<Delivery>().CountAsync(d => d.Message == message.Id));
    }

    [Fact]
    public async Task A_decision_told_twice_makes_one_notice()
    {
        using var sent = await CaseWorld.Sent(ome, "decided-twice@example.jp");
        var approval = await sent.DraftGrant();
        await sent.Decide(approval);
        var decided = new DraftDecided(approval, sent.Id.Value, "清リ収第1号", "seiso-recycle", DraftOrigin.Received, null);
        Assert.Equal(Case.Over, (await ome.AsSystem.Perform(new IssueNotice(decided, Instant.From(ome.Clock.GetUtcNow())), default)).Refusal.Kind);
        await using var db = ome.Read();
        Assert.Equal(1, await db.Set<Message>().CountAsync(m => m.About == sent.Id.Value));
    }

    [Fact]
    public async Task A_draft_sent_back_returns_to_the_clerk_with_the_comment_and_can_be_drafted_anew()
    {
        using var sent = await CaseWorld.Sent(ome, "returned@example.jp");
        await sent.As("chief", new SendBack(await sent.DraftGrant("99"), "金額を確かめてください"));
        await ome.CaughtUp();
        Assert.Equal(CaseStatus.Returned, (await sent.Now()).Status);
        await using (var db = ome.Read())
            Assert.Equal("金額を確かめてください", (await db.Set<Proposal>().SingleAsync(p => p.Case == sent.Id)).ReturnComment);

        await sent.Decide(await sent.DraftGrant("29,900"));
        await using var after = ome.Read();
        Assert.Equal(new Yen(29_900), (await after.Set<Notice>().SingleAsync(n => n.Case == sent.Id)).Amount);
    }

    [Fact]
    public async Task A_refusal_needs_reasons_and_a_grant_an_amount()
    {
        using var sent = await CaseWorld.Sent(ome, "refused@example.jp");
        Assert.Equal(DraftRefusal.ReasonMissing, (await sent.As("clerk", new DraftRefusal(sent.Id, " "))).Refusal.Kind);
        var noAmount = (await sent.As("clerk", new DraftGrant(sent.Id, "", null))).Refusal;
        Assert.Equal((Yen.Missing, "amount"), (noAmount.Kind, noAmount.Field));
        Assert.Equal(CaseStatus.Received, (await sent.Now()).Status);

        Assert.False((await sent.As("clerk", new DraftRefusal(sent.Id, "市外で使うため"))).IsRefused);
        await using (var db = ome.Read())
            await sent.Decide(await db.Set<Proposal>().Where(p => p.Case == sent.Id).Select(p => p.Approval).SingleAsync());
        await using var after = ome.Read();
        var notice = await after.Set<Notice>().SingleAsync(n => n.Case == sent.Id);
        Assert.Equal(Decision.Refused, notice.Decision);
        Assert.Contains("市外で使うため", notice.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_withdrawn_cannot_be_decided()
    {
        using var sent = await CaseWorld.Sent(ome, "withdrawn@example.jp");
        var approval = await sent.DraftGrant();
        Assert.False((await sent.Withdraw()).IsRefused);
        Assert.Equal(Approval.NotWaiting, (await sent.As("chief", new Decide(approval, null))).Refusal.Kind);
        Assert.Equal(CaseStatus.Withdrawn, (await sent.Now()).Status);
        Assert.Equal(Case.Over, (await sent.Withdraw()).Refusal.Kind);
        Assert.Equal(Case.NotInReview, (await sent.As("clerk", new DraftGrant(sent.Id, "1", null))).Refusal.Kind);
    }

    [Fact]
    public async Task What_is_decided_cannot_be_withdrawn_any_more()
    {
        using var sent = await CaseWorld.Sent(ome, "too-late@example.jp");
        var approval = await sent.DraftGrant();
        var race = await Task.WhenAll(sent.As("chief", new Decide(approval, null)), sent.Withdraw());
        Assert.Single(race, r => !r.IsRefused);
        await ome.CaughtUp();
        Assert.Equal(race[0].IsRefused ? CaseStatus.Withdrawn : CaseStatus.Notified, (await sent.Now()).Status);

        using var notified = await CaseWorld.Sent(ome, "later@example.jp");
        await notified.Decide(await notified.DraftGrant());
        Assert.Equal(Case.Over, (await notified.Withdraw()).Refusal.Kind);
    }

    [Fact]
    public async Task Of_two_clerks_who_draft_at_once_one_wins()
    {
        using var sent = await CaseWorld.Sent(ome, "race@example.jp");
        var answers = await Task.WhenAll(
            sent.As("clerk", new DraftGrant(sent.Id, "1,000", null)), sent.As("unit-chief", new DraftRefusal(sent.Id, "基準に合わないため")));
        Assert.Single(answers, a => !a.IsRefused);
        Assert.Equal(Case.NotInReview, answers.Single(a => a.IsRefused).Refusal.Kind);
        await using var db = ome.Read();
        Assert.Equal(1, await db.Set<Approval>().CountAsync(a => a.Subject == sent.Id.Value));
    }

    [Fact]
    public async Task The_journal_tells_the_whole_story_and_the_plan_its_figures()
    {
        using var sent = await CaseWorld.Sent(ome, "story@example.jp");
        await sent.Decide(await sent.DraftGrant());
        await using var db = ome.Read();
        var story = await History.Of(db, [sent.Id.Value], default);
        Assert.Equal(["cases.opened", "cases.proposal-drafted", "cases.notice-issued", "messages.sent"], story.Select(e => e.Name));
        Assert.Equal("seiso-recycle", story[1].Office);

        var facts = new NoticeIssued(sent.Id, "o-083", "web", "seiso-recycle", Decision.Granted, "n", 3, 15, 1).Facts.Select(f => $"{f.Name}={f.Value}");
        Assert.Equal(["procedure=o-083", "channel=web", "office=seiso-recycle", "outcome=granted", "days=3", "standard-days=15", "corrections=1"], facts);
    }

    /// <summary>Tells the reaction once more, as a reader does after a crash.</summary>
    private sealed record Told(ApplicationSubmitted Entry, Instant At) : IAct<Done>
    {
        public ActKind Kind { get; } = new("test.told", Permission.System);

        public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
        {
            await new OpenOnSubmission().React(new Happened<ApplicationSubmitted>(1, At, Actor.System("test"), Entry), acting, ct);
            acting.Record(new NoteWritten(Entry.Application.Value, "told"));
            return Done.Yes;
        }
    }
}
