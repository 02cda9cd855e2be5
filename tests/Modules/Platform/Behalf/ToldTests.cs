using System.Net;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages;
using SmartLocal.Modules.Tests.Platform.SignIn;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.SignIn.MyAccount;
using SmartLocal.Procedures;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Platform.Behalf;

/// <summary>What goes to whoever acts for another, and that the person decides it.</summary>
public sealed class ToldTests(Ome ome) : IClassFixture<Ome>
{
    private const string Procedure = "namagomi-kiki-hojokin";
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public async Task Where_nothing_was_chosen_she_is_told_of_what_she_handed_in_herself()
    {
        using var world = await BehalfWorld.Given(ome, "told-default", "family");
        await world.AskForCorrection(await world.Apply(world.Ume));
        Assert.Equal((1, 0), await Told(world));
        await world.Begin();
        var hers = await world.Apply();
        await world.AskForCorrection(hers);
        Assert.Equal((2, 1), await Told(world));
        Assert.Equal($"/my/behalf?mandate={world.Mandate}&then=%2Fapplications%2F{hers.Receipt}", (await Newest(world)).LinkPath);
    }

    [Fact]
    public async Task Told_of_nothing_she_reads_nothing_and_the_person_still_does()
    {
        using var world = await BehalfWorld.Given(ome, "told-none");
        await Choose(world, "none");
        await world.Begin();
        await world.AskForCorrection(await world.Apply());
        Assert.Equal((1, 0), await Told(world));
    }

    [Fact]
    public async Task Told_of_everything_she_reads_also_of_what_the_person_handed_in_and_the_message_names_neither()
    {
        using var world = await BehalfWorld.Given(ome, "told-all", "family");
        await Choose(world, "all");
        Assert.Equal("kind=family;told=all", (await BehalfWorld.Entry(ome, "behalf.told-chosen", world.Mandate)).Facts);
        var application = await world.Apply(world.Ume);
        await world.AskForCorrection(application);
        Assert.Equal((1, 1), await Told(world));

        var message = await world.Hanako.Get($"/my/messages/{(await Newest(world)).Id.Value}");
        foreach (var word in new[] { "梅", "生ごみ", application.Receipt }) Assert.DoesNotContain(word, message.Main, StringComparison.Ordinal);
        var led = await world.Hanako.Get(message.Document.QuerySelector("main .button-solid")!.GetAttribute("href")!);
        Assert.Contains("デモ 梅 さんの申請に、お知らせがあります", led.Main, StringComparison.Ordinal);
        var begin = led.Document.QuerySelector(".banner form")!;
        var on = await world.Hanako.Post(begin.GetAttribute("action")!, ("then", begin.QuerySelector("[name='then']")!.GetAttribute("value")!));
        Assert.Equal($"/applications/{application.Receipt}", on.Location);
        Assert.Equal(HttpStatusCode.OK, (await world.Hanako.Get(on.Location)).Status);
    }

    [Fact]
    public async Task Told_of_what_she_may_not_see_she_learns_whose_it_is_and_leaves_it_to_the_person()
    {
        using var world = await BehalfWorld.Given(ome, "told-unseen");
        await Choose(world, "all");
        await world.AskForCorrection(await world.Apply(world.Ume));
        var link = (await Newest(world)).LinkPath;
        Assert.Equal($"/my/behalf?mandate={world.Mandate}", link);
        var led = await world.Hanako.Get(link);
        Assert.Contains("デモ 梅 さんの申請に、お知らせがあります", led.Main, StringComparison.Ordinal);
        Assert.Contains("本人に伝えてください", led.Main, StringComparison.Ordinal);
        Assert.Null(led.Document.QuerySelector(".banner form"));
    }

    [Fact]
    public async Task Everything_is_what_the_mandate_covers()
    {
        using var world = await BehalfWorld.Given(ome, "told-scope", "family");
        await Choose(world, "all");
        await ome.AsSystem.Perform(new LimitMandate(world.Mandate), default);
        await world.AskForCorrection(await world.Apply(world.Ume));
        Assert.Equal((1, 0), await Told(world));
        foreach (var (within, told) in new[] { ($"another-procedure {Procedure}", 1), ($"{Procedure}-2", 1), (Procedure, 2) })
        {
            await ome.AsSystem.Perform(new LimitMandate(world.Mandate, within), default);
            await world.AskForCorrection(await world.Apply(world.Ume));
            Assert.Equal(told, (await Told(world)).Hanako);
        }
    }

    [Fact]
    public async Task By_two_mandates_she_is_told_once_and_led_to_the_one_that_shows_more()
    {
        using var world = await BehalfWorld.Given(ome, "told-twice");
        await Choose(world, "all");
        var token = await world.Offer("family");
        await world.Hanako.Post(BehalfWorld.Page + "/accept", ("token", token), ("agent", "デモ 花子"));
        var family = Guid.ParseExact(token.Split('.')[0], "n");
        await Choose(world, "all", family);
        var application = await world.Apply(world.Ume);
        await world.AskForCorrection(application);
        Assert.Equal((1, 1), await Told(world));
        Assert.Equal($"/my/behalf?mandate={family}&then=%2Fapplications%2F{application.Receipt}", (await Newest(world)).LinkPath);
    }

    [Fact]
    public async Task What_one_agent_hands_in_another_is_told_of_where_the_person_wants_it()
    {
        using var world = await BehalfWorld.Given(ome, "told-other");
        using var jiro = new Browser(ome);
        await jiro.SignIn("told-jiro@example.jp");
        var token = await world.Offer("family");
        await jiro.Post(BehalfWorld.Page + "/accept", ("token", token), ("agent", "デモ 次郎"));
        await Choose(world, "all", Guid.ParseExact(token.Split('.')[0], "n"));
        await world.Begin();
        await world.AskForCorrection(await world.Apply());
        Assert.Equal((1, 1), await Told(world));
        Assert.Equal(1, await Told((await ome.SignIn("told-jiro@example.jp")).Actor));
    }

    [Fact]
    public async Task Nobody_but_the_person_chooses()
    {
        using var world = await BehalfWorld.Given(ome, "told-own", "family");
        using var stranger = new Browser(ome);
        await stranger.SignIn("told-stranger@example.jp");
        var path = $"{BehalfWorld.Page}/{world.Mandate}/told";
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post(path, ("told", "all"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Hanako.Post(path, ("told", "all"))).Status);
        await world.Begin();
        Assert.Equal(HttpStatusCode.Forbidden, (await world.Hanako.Post(path, ("told", "all"))).Status);
        Assert.Equal(Mandates.OnlyForHerself, await Refused(await world.HanakoForUme(), world.Mandate, "all"));
        Assert.Empty((await Pages(world)).Hanako.Document.QuerySelectorAll("form[action$='/told']"));
        await using var db = ome.Read();
        Assert.False(await db.Set<EntryRow>().AnyAsync(e => e.Name == "behalf.told-chosen" && e.About == world.Mandate));
    }

    [Fact]
    public async Task The_agent_reads_on_her_own_page_what_she_is_told()
    {
        using var world = await BehalfWorld.Given(ome, "told-reads");
        Assert.Contains("代わりに出した申請だけ", (await Pages(world)).Hanako.Main, StringComparison.Ordinal);
        await Choose(world, "none");
        Assert.Contains("知らせない", (await Pages(world)).Hanako.Main, StringComparison.Ordinal);
        await Choose(world, "all");
        var (ume, hanako) = await Pages(world);
        Assert.Contains("任された手続きのすべて", hanako.Main, StringComparison.Ordinal);
        Assert.Equal("all", ume.Document.QuerySelector("form[action$='/told'] input[checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_same_again_nothing_and_what_there_is_not_are_refused()
    {
        using var world = await BehalfWorld.Given(ome, "told-again");
        Assert.Equal(Mandate.ToldAlready, await Refused(world.UmeHerself, world.Mandate, "handed-in"));
        foreach (var no in new[] { null, "", "everything", "All", "2" }) Assert.Equal(ChooseTold.Missing, await Refused(world.UmeHerself, world.Mandate, no));
        var page = await world.Ume.Post($"{BehalfWorld.Page}/{world.Mandate}/told");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("この人に知らせることを選んでください", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_chosen_for_an_offer_or_once_it_is_over()
    {
        using var world = await BehalfWorld.Given(ome, "told-over");
        await Choose(world, "all");
        var offer = Guid.ParseExact((await world.Offer()).Split('.')[0], "n");
        Assert.Equal(Mandate.NotInForce, await Refused(world.UmeHerself, offer, "all"));
        await world.End();
        Assert.Equal(Mandate.NotInForce, await Refused(world.UmeHerself, world.Mandate, "none"));
        Assert.Empty((await Pages(world)).Ume.Document.QuerySelectorAll("form[action$='/told']"));
        await world.AskForCorrection(await world.Apply(world.Ume));
        Assert.Equal((1, 0), await Told(world));
    }

    [Fact]
    public async Task A_guardian_is_told_of_everything_of_the_ward_from_the_day_the_city_confirms_it()
    {
        using var world = await BehalfWorld.Given(ome, "told-guardian", "guardian");
        await using var db = ome.Read();
        var id = MandateId.From(world.Mandate);
        var ward = (await db.Set<Mandate>().SingleAsync(m => m.Id == id)).Principal!.Value;
        Assert.Equal([new ToldAgent(world.HanakoHerself.Id, world.Mandate, true)], await Mandates.ToldOf(db, ward, Procedure, null, Today, default));
        Assert.Empty(await Mandates.ToldOf(db, ward, Procedure, null, new DateOnly(2027, 4, 1), default));
        Assert.Contains("任された手続きのすべて", (await Pages(world)).Hanako.Main, StringComparison.Ordinal);

        var family = MandateId.From(await world.Declare("family"));
        Assert.False((await ome.As(await ome.StaffMember("shimin")).Perform(new ConfirmMandate(family, BehalfWorld.Day("2026-11-20"), BehalfWorld.Day("2027-03-31")), default)).IsRefused);
        var relative = (await db.Set<Mandate>().SingleAsync(m => m.Id == family)).Principal!.Value;
        Assert.Empty(await Mandates.ToldOf(db, relative, Procedure, null, Today, default));
    }

    [Fact]
    public async Task Whoever_only_hands_in_is_told_of_nothing_else()
    {
        using var world = await BehalfWorld.Given(ome, "told-filing", "filing-agent");
        Assert.Equal(["none", "handed-in"], (await Pages(world)).Ume.Document.QuerySelectorAll("form[action$='/told'] input[type='radio']").Select(i => i.GetAttribute("value")));
        Assert.Equal(Mandate.ToldTooMuch, await Refused(world.UmeHerself, world.Mandate, "all"));
        await world.Begin();
        await world.AskForCorrection(await world.Apply());
        Assert.Equal((1, 1), await Told(world));
        await world.Stop();
        await Choose(world, "none");
        await world.Begin();
        await world.AskForCorrection(await world.Apply());
        Assert.Equal((2, 1), await Told(world));
    }

    [Fact]
    public async Task A_clerk_who_typed_it_in_is_not_told()
    {
        using var world = await BehalfWorld.Of(ome, "told-clerk");
        using var clerk = await BehalfWorld.Clerk(ome);
        Assert.Equal("/procedures", (await clerk.Post("/staff/behalf/entry", ("mail", world.UmeMail), ("name", "デモ 梅"), ("medium", "phone"), ("reason", "来庁できない"))).Location);
        var application = await world.Apply(clerk);
        await world.AskForCorrection(application);
        Assert.Equal((1, 0), await Told(world));
        Assert.Equal(0, await Told(await ome.StaffMember("shimin")));
        foreach (var told in new[] { "none", "all" }) Assert.Equal(Mandate.ToldTooMuch, await Refused(world.UmeHerself, application.Mandate!.Value, told));
        Assert.Empty((await Pages(world)).Ume.Document.QuerySelectorAll("form[action$='/told']"));
    }

    [Fact]
    public async Task A_link_whose_mandate_has_ended_says_so_and_one_of_others_says_nothing_more()
    {
        using var world = await BehalfWorld.Given(ome, "told-late", "family");
        await Choose(world, "all");
        await world.AskForCorrection(await world.Apply(world.Ume));
        var link = (await Newest(world)).LinkPath;
        using var stranger = new Browser(ome);
        await stranger.SignIn("told-late-stranger@example.jp");
        var others = await stranger.Get(link);
        await world.End();
        foreach (var (browser, path) in new[] { (world.Hanako, link), (world.Hanako, "/my/behalf?then=%2Fapplications%2Fx"), (stranger, link) })
        {
            var late = await browser.Get(path);
            Assert.Equal(HttpStatusCode.OK, late.Status);
            Assert.Contains("このお知らせは、もう開けません", late.Main, StringComparison.Ordinal);
            Assert.Null(late.Document.QuerySelector(".banner form"));
        }

        Assert.DoesNotContain("デモ 梅", others.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("もう開けません", (await world.Hanako.Get(BehalfWorld.Page)).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_a_message_only_its_own_mandate_leads_to_the_matter()
    {
        using var world = await BehalfWorld.Given(ome, "told-which", "family");
        await world.Hanako.Post(BehalfWorld.Page + "/accept", ("token", await world.Offer()), ("agent", "デモ 花子"));
        var led = await world.Hanako.Get($"{BehalfWorld.Page}?mandate={world.Mandate}&then=%2Fapplications%2Fx");
        Assert.All(
            led.Document.QuerySelectorAll("form[action$='/begin']"),
            f => Assert.Equal(f.GetAttribute("action")!.Contains(world.Mandate.ToString(), StringComparison.Ordinal) ? "/applications/x" : "/my", f.QuerySelector("[name='then']")!.GetAttribute("value")));
        Assert.Equal(3, led.Document.QuerySelectorAll("form[action$='/begin']").Length); // in the message, and for each mandate
    }

    [Fact]
    public async Task An_agent_who_has_deleted_her_account_hinders_nobody()
    {
        using var world = await BehalfWorld.Given(ome, "told-gone", "family");
        await Choose(world, "all");
        var application = await world.Apply(world.Ume);
        Assert.False((await ome.As(world.HanakoHerself).Perform(new DeleteAccount("削除", "削除"), default)).IsRefused);
        await world.AskForCorrection(application);
        Assert.Equal((1, 0), await Told(world));
    }

    [Fact]
    public async Task The_choice_goes_with_the_accounts_when_two_become_one()
    {
        using var world = await BehalfWorld.Of(ome, "told-merged");
        ome.OneMoreCard("told-merged");
        using var old = new Browser(ome);
        await old.ByCard("told-merged");
        var token = await world.Offer("family");
        await old.Post(BehalfWorld.Page + "/accept", ("token", token), ("agent", "デモ 花子"));
        await Choose(world, "all", Guid.ParseExact(token.Split('.')[0], "n"));
        await world.Hanako.ByCard("told-merged", "/sign-in/with/digital-id?returnTo=/my/account");
        Assert.Equal("/my/account", (await world.Hanako.Post("/my/account/merge", ("returnTo", "/my/account"))).Location);
        await world.AskForCorrection(await world.Apply(world.Ume));
        Assert.Equal((1, 1), await Told(world));
    }

    [Fact]
    public async Task The_page_of_ways_leads_to_the_choice()
    {
        using var world = await BehalfWorld.Given(ome, "told-ways");
        var link = (await world.Ume.Get("/my/ways")).Document.QuerySelector("main a[href^='/my/behalf']")!;
        Assert.Equal("代理の方への知らせ", link.TextContent);
        var to = link.GetAttribute("href")!;
        Assert.NotNull((await world.Ume.Get(to)).Document.QuerySelector(to[to.IndexOf('#', StringComparison.Ordinal)..]));
    }

    private async Task Choose(BehalfWorld world, string told, Guid? mandate = null) =>
        Assert.Equal(BehalfWorld.Page, (await world.Ume.Post($"{BehalfWorld.Page}/{mandate ?? world.Mandate}/told", ("told", told))).Location);

    private async Task<RefusalKind> Refused(Actor by, Guid mandate, string? told) =>
        (await ome.As(by).Perform(new ChooseTold(MandateId.From(mandate), told), default)).Refusal.Kind;

    /// <summary>How many messages each of them has.</summary>
    private async Task<(int Ume, int Hanako)> Told(BehalfWorld world) => (await Told(world.UmeHerself), await Told(world.HanakoHerself));

    private async Task<int> Told(Actor reader)
    {
        await using var db = ome.Read();
        return await db.Set<Message>().CountAsync(m => m.Account == reader.Id);
    }

    private async Task<Message> Newest(BehalfWorld world)
    {
        await using var db = ome.Read();
        return await db.Set<Message>().Where(m => m.Account == world.HanakoHerself.Id).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).FirstAsync();
    }

    private static async Task<(Seen Ume, Seen Hanako)> Pages(BehalfWorld world) => (await world.Ume.Get(BehalfWorld.Page), await world.Hanako.Get(BehalfWorld.Page));
}
