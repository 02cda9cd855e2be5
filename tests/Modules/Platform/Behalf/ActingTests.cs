using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases;
using SmartLocal.Messages;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.SignIn;
using SmartLocal.Procedures;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Platform.Behalf;

/// <summary>What somebody does for another, and what she does not see.</summary>
public sealed class ActingTests(Ome ome) : IClassFixture<Ome>
{
    [Theory]
    [InlineData("guardian", "法定代理人")]
    [InlineData("family", "家族")]
    [InlineData("delegate", "委任")]
    [InlineData("filing-agent", "提出代行")]
    [InlineData("company", "法人の担当者")]
    public async Task What_is_handed_in_for_another_is_hers_and_says_who_did_it_by_what_right(string kind, string word)
    {
        using var world = await BehalfWorld.Given(ome, $"kind-{kind}", kind);
        await world.Begin();
        Assert.Contains($"デモ 梅 さんのために手続きしています（{word}）", (await world.Hanako.Get("/procedures")).Document.Body!.TextContent, StringComparison.Ordinal);
        var application = await world.Apply();

        await using var db = ome.Read();
        var id = MandateId.From(world.Mandate);
        var principal = (await db.Set<Mandate>().SingleAsync(m => m.Id == id)).Principal!.Value;
        Assert.Equal((principal, world.HanakoHerself.Id, kind, world.Mandate), (application.Account, application.Agent, application.ActedAs, application.Mandate));
        foreach (var entry in new[] { "procedures.application-submitted" })
        {
            var row = await BehalfWorld.Entry(ome, entry, application.Id.Value);
            using var payload = JsonDocument.Parse(row.Payload!);
            Assert.Equal(kind, row.ActedForKind);
            Assert.NotEqual(row.Actor, row.ActedFor);
            Assert.Equal(world.HanakoHerself.Id, payload.RootElement.GetProperty("actor").GetGuid());
            Assert.Equal(principal.Value, payload.RootElement.GetProperty("for").GetGuid());
            Assert.Equal(world.Mandate, payload.RootElement.GetProperty("mandate").GetGuid());
        }

        var own = await world.Hanako.Get($"/applications/{application.Receipt}");
        Assert.Contains($"デモ 花子（{word}）", own.Main, StringComparison.Ordinal);
        using var clerk = await ome.StaffBrowser("clerk");
        var handled = await db.Set<Case>().SingleAsync(c => c.Receipt == application.Receipt);
        var page = await clerk.Text($"/staff/cases/{handled.Id.Value}");
        Assert.Contains("デモ 梅", page, StringComparison.Ordinal);
        Assert.Contains($"デモ 花子（{word}、", page, StringComparison.Ordinal);
        if (kind == "guardian") return; // her ward has no way in of her own
        Assert.Contains($"デモ 花子（{word}）", (await world.Ume.Get($"/applications/{application.Receipt}")).Main, StringComparison.Ordinal);
        Assert.Contains("代わりの人が出しました", (await world.Ume.Get("/my")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delegate_sees_what_she_handed_in_and_nothing_else_of_the_person()
    {
        using var world = await BehalfWorld.Given(ome, "sees");
        var hers = await world.Apply(world.Ume);
        await world.AskForCorrection(hers);
        await world.Begin();
        var mine = await world.Apply();

        var my = await world.Hanako.Get("/my");
        Assert.Contains(mine.Receipt, my.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(hers.Receipt, my.Main, StringComparison.Ordinal);
        Assert.Contains("この人のお知らせは、ご本人だけが見られます", my.Main, StringComparison.Ordinal);
        Assert.Contains("この人のほかの申請は、ご本人だけが見られます", my.Main, StringComparison.Ordinal);
        foreach (var path in new[] { "", "/copy", "/copy.json", "/withdrawal", "/notice" })
            Assert.Equal(HttpStatusCode.NotFound, (await world.Hanako.Get($"/applications/{hers.Receipt}{path}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Hanako.Post($"/applications/{hers.Receipt}/copy/pdf")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await world.Hanako.Post($"/applications/{mine.Receipt}/copy/pdf")).Status);
        await using var db = ome.Read();
        var message = await db.Set<Message>().SingleAsync(m => m.Account == world.UmeHerself.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Hanako.Get($"/my/messages/{message.Id.Value}")).Status);
        var inbox = await world.Hanako.Get("/my/messages");
        Assert.Empty(inbox.Document.QuerySelectorAll("main a[href^='/my/messages/']"));
        Assert.Contains("この人のお知らせは、ご本人だけが見られます", inbox.Main, StringComparison.Ordinal);
        var found = await db.Set<Case>().SingleAsync(c => c.Receipt == hers.Receipt);
        Assert.Equal(CaseDesk.Unknown, (await ome.As(await world.HanakoForUme()).Perform(new WithdrawCase(found.Id), default)).Refusal.Kind);
    }

    [Fact]
    public async Task A_relative_sees_the_persons_applications_and_messages()
    {
        using var world = await BehalfWorld.Given(ome, "relative", "family");
        var hers = await world.Apply(world.Ume);
        await world.AskForCorrection(hers);
        await world.Begin();
        Assert.Contains(hers.Receipt, (await world.Hanako.Get("/my")).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await world.Hanako.Get($"/applications/{hers.Receipt}")).Status);
        Assert.Single((await world.Hanako.Get("/my/messages")).Document.QuerySelectorAll("main a[href^='/my/messages/']"));
        Assert.DoesNotContain("ご本人だけが見られます", (await world.Hanako.Get("/my")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_are_told_when_something_is_asked_and_the_agent_no_longer_once_it_is_over()
    {
        using var world = await BehalfWorld.Given(ome, "told");
        await world.Begin();
        var application = await world.Apply();
        await world.AskForCorrection(application);
        await using var db = ome.Read();
        Assert.Equal(1, await db.Set<Message>().CountAsync(m => m.Account == world.UmeHerself.Id));
        var told = await db.Set<Message>().SingleAsync(m => m.Account == world.HanakoHerself.Id);
        Assert.Equal($"/my/behalf?mandate={world.Mandate}&then=%2Fapplications%2F{application.Receipt}", told.LinkPath);

        var second = await world.Apply();
        await world.End();
        await world.AskForCorrection(second);
        Assert.Equal(2, await db.Set<Message>().CountAsync(m => m.Account == world.UmeHerself.Id));
        Assert.Equal(1, await db.Set<Message>().CountAsync(m => m.Account == world.HanakoHerself.Id));
    }

    [Fact]
    public async Task Ended_by_the_person_it_is_over_at_once_and_nothing_becomes_the_agents_own()
    {
        using var world = await BehalfWorld.Given(ome, "ended");
        await world.Begin();
        var draft = await Applicant.FillIn(world.Hanako);
        var confirm = await world.Hanako.Get($"{draft}/confirm");
        var stale = await world.HanakoForUme();
        Assert.Equal(BehalfWorld.Page, (await world.End()).Location);

        var refused = await world.Hanako.Post($"{draft}/confirm", ("seen", confirm.Value("seen")!));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("あなたの名前でも受け付けていません", refused.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await world.Hanako.Get("/my")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await world.Hanako.Post("/procedures/namagomi-kiki-hojokin/drafts")).Status);
        // Another node may remember her for a few seconds: its acts ask for themselves.
        Assert.Equal(Mandates.Over, (await ome.As(stale).Perform(new StartDraft("namagomi-kiki-hojokin", DraftSecret.Parse(new string('b', 43))!), default)).Refusal.Kind);

        Assert.Equal(BehalfWorld.Page, (await world.Stop()).Location);
        Assert.Equal(HttpStatusCode.OK, (await world.Hanako.Get("/my")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Hanako.Get($"{draft}/confirm")).Status);
        await using var db = ome.Read();
        var accounts = new[] { AccountId.From(world.UmeHerself.Id), AccountId.From(world.HanakoHerself.Id) };
        Assert.False(await db.Set<Application>().AnyAsync(a => accounts.Contains(a.Account)));
    }

    [Fact]
    public async Task After_its_last_day_it_lets_her_do_nothing()
    {
        using var world = await BehalfWorld.Given(ome, "expired");
        ome.Clock.Move(TimeSpan.FromDays(131)); // 31 March 2027, ten in the morning
        var (last, stale) = ((await ome.SignIn(world.HanakoMail)).Actor, await world.HanakoForUme());
        var onTheLastDay = await ome.As(stale).Perform(new StartDraft("namagomi-kiki-hojokin", DraftSecret.Parse(new string('c', 43))!), default);
        ome.Clock.Move(TimeSpan.FromDays(1));
        var after = await ome.As(stale).Perform(new StartDraft("namagomi-kiki-hojokin", DraftSecret.Parse(new string('c', 43))!), default);
        var begun = await ome.As(last).Perform(new BeginActing(MandateId.From(world.Mandate), "x"), default);
        ome.Clock.Move(TimeSpan.FromDays(-132));
        Assert.False(onTheLastDay.IsRefused && onTheLastDay.Refusal.Kind == Mandates.Over);
        Assert.Equal(Mandates.Over, after.Refusal.Kind);
        Assert.Equal(Mandates.Over, begun.Refusal.Kind);
    }

    [Fact]
    public async Task A_procedure_that_was_not_given_is_refused_and_what_was_typed_is_kept()
    {
        using var world = await BehalfWorld.Given(ome, "scope");
        await world.Begin();
        var draft = await Applicant.FillIn(world.Hanako);
        await ome.AsSystem.Perform(new LimitMandate(world.Mandate), default);
        ome.Get<Sessions>().ForgetAllOf(world.HanakoHerself.Id);

        var refused = await Applicant.Send(world.Hanako, draft);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("デモ 梅 さんから任された手続きに入っていません", refused.Main, StringComparison.Ordinal);
        Assert.Contains("青梅　花子", (await world.Hanako.Get($"{draft}/confirm")).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await world.Hanako.Post("/procedures/namagomi-kiki-hojokin/drafts")).Status);
    }

    [Fact]
    public async Task Nobody_uses_ends_or_sees_the_mandate_of_others()
    {
        using var world = await BehalfWorld.Given(ome, "others");
        using var stranger = new Browser(ome);
        await stranger.SignIn("others-stranger@example.jp");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post($"{BehalfWorld.Page}/{world.Mandate}/begin")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post($"{BehalfWorld.Page}/{world.Mandate}/end")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Ume.Post($"{BehalfWorld.Page}/{world.Mandate}/begin")).Status);
        var forged = (await ome.SignIn("others-stranger@example.jp")).Actor with { OnBehalfOf = (await world.HanakoForUme()).OnBehalfOf };
        Assert.Equal(Mandates.Over, (await ome.As(forged).Perform(new StartDraft("namagomi-kiki-hojokin", DraftSecret.Parse(new string('d', 43))!), default)).Refusal.Kind);
    }

    [Fact]
    public async Task Her_account_and_her_mandates_are_closed_while_she_acts_for_another_and_the_page_says_so()
    {
        using var world = await BehalfWorld.Given(ome, "closed", "family");
        await world.Begin();
        foreach (var path in new[] { "/my/account", "/my/account/delete", "/my/behalf", "/my/behalf/offer", "/my/looks", "/my/data" })
        {
            var closed = await world.Hanako.Get(path);
            Assert.Equal(HttpStatusCode.Forbidden, closed.Status);
            Assert.Contains("代わりに手続きしている間は開けません", closed.Main, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await world.Hanako.Post("/my/account/delete", ("confirm", "削除"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await world.Hanako.Post("/my/account/passkeys")).Status);
        var act = await ome.As(await world.HanakoForUme()).Perform(new EndMandate(MandateId.From(world.Mandate)), default);
        Assert.Equal(Mandates.OnlyForHerself, act.Refusal.Kind);
        Assert.Empty((await world.Hanako.Get("/my")).Document.QuerySelectorAll("main a[href='/my/account'], main a[href='/my/behalf'], main a[href='/my/data']"));
        await world.Stop();
        Assert.Equal(HttpStatusCode.OK, (await world.Hanako.Get("/my/account")).Status);
    }

    [Fact]
    public async Task Unfinished_words_of_one_are_not_shown_to_the_other()
    {
        using var world = await BehalfWorld.Given(ome, "drafts", "family");
        var hers = await Applicant.FillIn(world.Ume);
        await world.Begin();
        var mine = await Applicant.FillIn(world.Hanako);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Ume.Get($"{mine}/confirm")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Hanako.Get($"{hers}/confirm")).Status);
        await world.Stop();
        Assert.Equal(HttpStatusCode.NotFound, (await world.Hanako.Get($"{mine}/confirm")).Status);
    }
}
