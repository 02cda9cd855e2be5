using System.Net;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Records;
using SmartLocal.Records.Contracts;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Tests.Records;

public sealed class DecidingTests(Ome ome) : IClassFixture<Ome>
{
    private async Task<ApprovalId> Draft(string login = "clerk", string office = "seiso-recycle", DraftOrigin origin = DraftOrigin.Initiated) =>
        (await ome.As(await ome.StaffMember(login)).Perform(New(office, origin), default)).Value;

    private static DraftForDecision New(string office = "seiso-recycle", DraftOrigin origin = DraftOrigin.Initiated) =>
        new(office, "ごみ集積所の表示を直すことについて", ["表示を直してよろしいか伺います。"], origin, Guid.AllBitsSet, "/staff/approvals");

    private async Task<Result<Done>> As(string login, IAct<Done> act) => await ome.As(await ome.StaffMember(login)).Perform(act, default);

    private async Task<Approval> Find(ApprovalId id)
    {
        await using var db = ome.Read();
        return await db.Set<Approval>().SingleAsync(a => a.Id == id);
    }

    [Fact]
    public async Task A_draft_is_decided_by_somebody_else_of_its_office()
    {
        var draft = await Draft();
        Assert.False((await As("chief", new Decide(draft, "よい"))).IsRefused);
        var decided = await Find(draft);
        Assert.Equal((ApprovalStatus.Decided, "よい"), (decided.Status, decided.Comment));
        Assert.Equal((await ome.StaffMember("chief")).Id, decided.Decider!.Value.Value);
    }

    [Fact]
    public async Task Nobody_decides_or_sends_back_her_own_draft()
    {
        var own = await Draft("chief");
        Assert.Equal(Approval.OwnDraft, (await As("chief", new Decide(own, null))).Refusal.Kind);
        Assert.Equal(Approval.OwnDraft, (await As("chief", new SendBack(own, "直す"))).Refusal.Kind);
        Assert.Equal(ApprovalStatus.Waiting, (await Find(own)).Status);
    }

    [Fact]
    public async Task Deciding_needs_the_right_and_the_office()
    {
        var draft = await Draft();
        Assert.Equal(RefusalReason.NotAllowed, (await As("unit-chief", new Decide(draft, null))).Refusal.Kind.Reason);

        var elsewhere = (await ome.StaffMember("chief")) with { Office = "shimin" };
        Assert.Equal(Desk.Unknown, (await ome.As(elsewhere).Perform(new Decide(draft, null), default)).Refusal.Kind);
        Assert.Equal(DraftForDecision.OtherOffice, (await ome.As(await ome.StaffMember("clerk")).Perform(New("shimin"), default)).Refusal.Kind);
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_one_wins_and_the_other_is_told()
    {
        for (var round = 0; round < 5; round++)
        {
            var draft = await Draft();
            var chief = await ome.StaffMember("chief");
            var deputy = chief with { Id = (await ome.StaffMember("unit-chief")).Id };
            var answers = await Task.WhenAll(
                ome.As(chief).Perform<Done>(new Decide(draft, null), default), ome.As(deputy).Perform<Done>(new SendBack(draft, "数を直す"), default));
            Assert.Single(answers, a => !a.IsRefused);
            Assert.Equal(Approval.NotWaiting, answers.Single(a => a.IsRefused).Refusal.Kind);
        }
    }

    [Fact]
    public async Task Sending_back_needs_a_comment()
    {
        var draft = await Draft();
        Assert.Equal(Approval.CommentMissing, (await As("chief", new SendBack(draft, "  "))).Refusal.Kind);
        Assert.False((await As("chief", new SendBack(draft, "金額を\n確かめる"))).IsRefused);
        Assert.Equal((ApprovalStatus.SentBack, "金額を\n確かめる"), ((await Find(draft)).Status, (await Find(draft)).Comment));
    }

    [Fact]
    public async Task A_dropped_draft_cannot_be_decided_and_a_decided_one_cannot_be_dropped()
    {
        var dropped = await Draft();
        Assert.False((await ome.AsSystem.Perform(new DropDraft(dropped), default)).IsRefused);
        Assert.Equal(Approval.NotWaiting, (await As("chief", new Decide(dropped, null))).Refusal.Kind);

        var decided = await Draft();
        await As("chief", new Decide(decided, null));
        Assert.Equal(Approval.NotWaiting, (await ome.AsSystem.Perform(new DropDraft(decided), default)).Refusal.Kind);
    }

    [Fact]
    public async Task Numbers_of_an_office_and_year_have_no_gap_even_when_drafted_at_once()
    {
        var drafts = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Draft("shimin", "shimin", DraftOrigin.Received)));
        var rows = await Task.WhenAll(drafts.Select(Find));
        Assert.Equal(Enumerable.Range(1, 12).Select(n => $"市民収第{n}号").Order(), rows.Select(r => r.Number).Order());
        Assert.Equal(2025, DocumentNumber.FiscalYear(new DateOnly(2026, 3, 31)));
        Assert.Equal(2026, DocumentNumber.FiscalYear(new DateOnly(2026, 4, 1)));
    }

    [Fact]
    public async Task The_plan_can_tell_initiated_drafts_from_received_ones()
    {
        var facts = new DraftDecided(await Draft(), Guid.Empty, "x", "seiso-recycle", DraftOrigin.Initiated, null).Facts.Select(f => $"{f.Name}={f.Value}");
        Assert.Equal(["origin=initiated", "method=electronic", "office=seiso-recycle", "outcome=decided"], facts);
    }

    [Fact]
    public async Task The_decider_works_through_her_inbox_in_the_browser()
    {
        var draft = await Draft();
        var number = (await Find(draft)).Number;
        using var chief = await ome.StaffBrowser("chief");
        Assert.Contains(number, await chief.Text("/staff/approvals"), StringComparison.Ordinal);

        var empty = await chief.PostForm($"/staff/approvals/{draft.Value}", ("comment", ""), ("action", "send-back"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("差し戻すときはコメントが必要です", (await Seen.Of(empty)).Main, StringComparison.Ordinal);

        var decided = await chief.PostForm($"/staff/approvals/{draft.Value}", ("comment", ""), ("action", "decide"));
        Assert.Equal("/staff/approvals", decided.Headers.Location!.ToString());
        Assert.DoesNotContain(number, await chief.Text("/staff/approvals"), StringComparison.Ordinal);
        Assert.Contains(number, await chief.Text("/staff/approvals?show=settled"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_of_another_office_does_not_exist()
    {
        var draft = await Draft();
        using var shimin = await ome.StaffBrowser("shimin");
        Assert.Equal(HttpStatusCode.NotFound, (await shimin.GetAsync($"/staff/approvals/{draft.Value}")).StatusCode);
        using var clerk = await ome.StaffBrowser("clerk");
        var own = await clerk.Text($"/staff/approvals/{draft.Value}");
        Assert.Contains("自分で起案した文書は決裁できません", own, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync("/staff/approvals")).StatusCode);
    }
}
