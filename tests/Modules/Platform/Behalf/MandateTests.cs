using System.Net;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn.MyAccount;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Platform.Behalf;

/// <summary>Mandates given, declared, accepted and ended.</summary>
public sealed class MandateTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task An_offer_shows_what_it_gives_and_holds_once_it_is_accepted()
    {
        using var world = await BehalfWorld.Of(ome, "offer");
        var token = await world.Offer();
        var shown = await world.Hanako.Get($"{BehalfWorld.Page}/accept?token={token}");
        Assert.Contains("デモ 梅", shown.Main, StringComparison.Ordinal);
        Assert.Contains("委任", shown.Main, StringComparison.Ordinal);
        Assert.Contains("2027", shown.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("デモ 梅", (await world.Hanako.Get(BehalfWorld.Page)).Main, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Hanako.Post(BehalfWorld.Page + "/accept", ("token", token), ("agent", " "))).Status);
        await world.Hanako.Post(BehalfWorld.Page + "/accept", ("token", token), ("agent", "デモ 花子"));

        Assert.Contains("この人のために手続きする", (await world.Hanako.Get(BehalfWorld.Page)).Main, StringComparison.Ordinal);
        Assert.Contains("デモ 花子", (await world.Ume.Get(BehalfWorld.Page)).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_was_used_taken_back_changed_or_is_too_old_lets_nobody_in()
    {
        using var world = await BehalfWorld.Given(ome, "spent");
        using var thief = new Browser(ome);
        await thief.SignIn("thief@example.jp");
        var used = await world.Offer();
        await world.Hanako.Post(BehalfWorld.Page + "/accept", ("token", used), ("agent", "デモ 花子"));
        Assert.Equal(HttpStatusCode.Conflict, await Tries(thief, used));

        var back = await world.Offer();
        Assert.Equal(BehalfWorld.Page, (await world.Ume.Post($"{BehalfWorld.Page}/{Guid.ParseExact(back.Split('.')[0], "n")}/end")).Location);
        Assert.Equal(HttpStatusCode.Conflict, await Tries(thief, back));

        var offered = await world.Offer();
        Assert.Equal(HttpStatusCode.Conflict, await Tries(thief, offered[..^1] + (offered[^1] == '0' ? '1' : '0')));
        Assert.Equal(HttpStatusCode.Conflict, await Tries(thief, offered.Split('.')[0]));
        Assert.Equal(HttpStatusCode.Conflict, await Tries(thief, ""));
        ome.Clock.Move(TimeSpan.FromDays(8));
        using var later = new Browser(ome);
        await later.SignIn("later@example.jp");
        var late = await Tries(later, offered);
        ome.Clock.Move(TimeSpan.FromDays(-8));
        Assert.Equal(HttpStatusCode.Conflict, late);
    }

    [Fact]
    public async Task Nobody_accepts_her_own_offer()
    {
        using var world = await BehalfWorld.Of(ome, "own-offer");
        var refused = await world.Ume.Post(BehalfWorld.Page + "/accept", ("token", await world.Offer()), ("agent", "デモ 梅"));
        Assert.Contains("これはあなたが作ったリンクです", refused.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_accept_at_once_one_has_it()
    {
        using var world = await BehalfWorld.Of(ome, "race");
        var (one, other) = (ome.As(world.HanakoHerself), ome.As((await ome.SignIn("race-other@example.jp")).Actor));
        for (var round = 0; round < 10; round++)
        {
            var token = await world.Offer();
            var both = await Task.WhenAll(
                Task.Run(() => one.Perform(new AcceptMandate(token, "デモ 花子"), default)),
                Task.Run(() => other.Perform(new AcceptMandate(token, "デモ 次郎"), default)));
            Assert.Equal(AcceptMandate.Spent, Assert.Single(both, b => b.IsRefused).Refusal.Kind);
            await world.Ume.Post($"{BehalfWorld.Page}/{Guid.ParseExact(token.Split('.')[0], "n")}/end");
        }
    }

    [Fact]
    public async Task Of_two_who_end_it_at_once_one_does()
    {
        for (var round = 0; round < 5; round++)
        {
            using var world = await BehalfWorld.Given(ome, $"ends-{round}");
            var both = await Task.WhenAll(new[] { world.UmeHerself, world.HanakoHerself }
                .Select(who => Task.Run(() => ome.As(who).Perform(new EndMandate(MandateId.From(world.Mandate)), default))));
            Assert.Equal(SmartLocal.Platform.Behalf.Mandate.Settled, Assert.Single(both, b => b.IsRefused).Refusal.Kind);
            await using var db = ome.Read();
            Assert.Equal(1, await db.Set<EntryRow>().CountAsync(e => e.Name == "behalf.ended" && e.About == world.Mandate));
        }
    }

    [Fact]
    public async Task What_is_missing_is_said_at_once_and_everything_typed_stays()
    {
        using var world = await BehalfWorld.Of(ome, "missing");
        var refused = await world.Ume.Post(
            BehalfWorld.Page + "/offer", [("principal", "デモ 梅"), ("scope", "some"), .. BehalfWorld.Days(untilYear: 2025)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(3, refused.Document.QuerySelectorAll(".error-summary li").Length); // right, procedures, last day
        Assert.Equal("デモ 梅", refused.Value("principal"));
        Assert.Equal("2025", refused.Value("until.year"));
    }

    [Fact]
    public async Task What_was_declared_holds_only_after_the_city_has_checked_it()
    {
        using var world = await BehalfWorld.Of(ome, "declared");
        var id = await world.Declare("guardian");
        Assert.Contains("市の確認待ち", (await world.Hanako.Get(BehalfWorld.Page)).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await world.Hanako.Post($"{BehalfWorld.Page}/{id}/begin")).Status);

        using var shimin = await ome.StaffBrowser("shimin");
        Assert.DoesNotContain("デモ 梅", await shimin.Text("/staff/behalf"), StringComparison.Ordinal);
        var page = await shimin.GetStringAsync(new Uri($"/staff/behalf/{id}", UriKind.Relative));
        Assert.Contains("デモ 梅", page, StringComparison.Ordinal);
        var at = page.IndexOf($"/staff/behalf/{id}/evidence/", StringComparison.Ordinal);
        using var evidence = await shimin.GetAsync(new Uri(page[at..page.IndexOf('"', at)], UriKind.Relative));
        Assert.Equal("image/jpeg", evidence.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("デモ", (await BehalfWorld.Entry(ome, "platform.looked", id)).Facts, StringComparison.Ordinal);

        using var confirmed = await shimin.PostForm($"/staff/behalf/{id}/confirm", BehalfWorld.Days());
        Assert.Equal("/staff/behalf", confirmed.Headers.Location!.ToString());
        Assert.Equal("/my", (await world.Hanako.Post($"{BehalfWorld.Page}/{id}/begin", ("then", "/my"))).Location);
    }

    [Fact]
    public async Task Whoever_is_refused_reads_why_and_the_mail_names_nobody()
    {
        using var world = await BehalfWorld.Of(ome, "refused");
        var id = await world.Declare("family");
        using var shimin = await ome.StaffBrowser("shimin");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await shimin.PostForm($"/staff/behalf/{id}/refuse", ("reason", ""))).StatusCode);
        await shimin.PostForm($"/staff/behalf/{id}/refuse", ("reason", "戸籍の証明書が古いです。"));
        Assert.Contains("戸籍の証明書が古いです。", (await world.Hanako.Get(BehalfWorld.Page)).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await world.Hanako.Post($"{BehalfWorld.Page}/{id}/begin")).Status);
        using var dx = await ome.StaffBrowser("dx");
        Assert.Equal(HttpStatusCode.Forbidden, (await dx.GetAsync(new Uri($"/staff/behalf/{id}", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Evidence_is_asked_for()
    {
        using var world = await BehalfWorld.Of(ome, "evidence");
        var refused = await world.Hanako.Post(
            BehalfWorld.Page + "/declare", [("kind", "family"), ("principal", "デモ 梅"), ("agent", "デモ 花子"), ("scope", "all"), .. BehalfWorld.Days()]);
        Assert.Contains("資格を示す書類を選んでください", refused.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_account_ends_what_it_gave()
    {
        using var world = await BehalfWorld.Given(ome, "deleted");
        await world.Begin();
        Assert.False((await ome.As(world.UmeHerself).Perform(new DeleteAccount("削除", "削除"), default)).IsRefused);
        Assert.Equal(Mandates.Over, (await ome.As(await Held(world)).Perform(new SmartLocal.Procedures.StartDraft("namagomi-kiki-hojokin", DraftSecretOf()), default)).Refusal.Kind);
        Assert.Equal("kind=delegate;by=principal", (await BehalfWorld.Entry(ome, "behalf.ended", world.Mandate)).Facts);
    }

    [Fact]
    public async Task Offers_that_nobody_accepted_are_forgotten()
    {
        using var world = await BehalfWorld.Of(ome, "forgotten");
        var id = MandateId.From(Guid.ParseExact((await world.Offer()).Split('.')[0], "n"));
        ome.Clock.Move(TimeSpan.FromDays(9));
        var swept = await ome.AsSystem.Perform(new ForgetSomeOffers(), default);
        ome.Clock.Move(TimeSpan.FromDays(-9));
        Assert.False(swept.IsRefused);
        await using var db = ome.Read();
        Assert.False(await db.Set<Mandate>().AnyAsync(m => m.Id == id));
    }

    private static SmartLocal.Procedures.DraftSecret DraftSecretOf() => SmartLocal.Procedures.DraftSecret.Parse(new string('a', 43))!;

    private static Task<Actor> Held(BehalfWorld world) => Task.FromResult(world.HanakoHerself with
    {
        OnBehalfOf = new ActedFor("delegate", world.UmeHerself.Id) { Mandate = world.Mandate },
    });

    private static async Task<HttpStatusCode> Tries(Browser browser, string token)
    {
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Get($"{BehalfWorld.Page}/accept?token={token}")).Status);
        return (await browser.Post(BehalfWorld.Page + "/accept", ("token", token), ("agent", "だれか"))).Status;
    }
}
