using System.Net;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.SignIn;
using SmartLocal.Procedures;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Platform.Behalf;

/// <summary>代理入力: a clerk types in what a person says.</summary>
public sealed class EntryTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task A_clerk_types_in_for_whoever_reads_mail_at_the_address_and_the_person_sees_that_staff_did()
    {
        using var ume = new Browser(ome);
        await ume.SignIn("entry@example.jp");
        using var clerk = await BehalfWorld.Clerk(ome);
        Assert.Equal("/procedures", (await Begin(clerk, "entry@example.jp")).Location);
        Assert.Contains("デモ 梅 さんのために代理入力しています", (await clerk.Get("/procedures")).Document.Body!.TextContent, StringComparison.Ordinal);

        var sent = await Applicant.Send(clerk, await Applicant.FillIn(clerk));
        Assert.Contains("市の職員（電話で受付）", (await clerk.Get(sent.Location)).Main, StringComparison.Ordinal);
        await ome.CaughtUp();
        Assert.Contains("市の職員（電話で受付）", (await ume.Get(sent.Location)).Main, StringComparison.Ordinal);

        await using var db = ome.Read();
        var receipt = sent.Location["/applications/".Length..];
        var application = await db.Set<Application>().SingleAsync(a => a.Receipt == receipt);
        var staff = (await ome.StaffMember("shimin")).Id;
        Assert.Equal(("phone", "clerk", staff), (application.Channel, application.ActedAs, application.Agent));
        var entry = await BehalfWorld.Entry(ome, "procedures.application-submitted", application.Id.Value);
        Assert.Equal(("staff", "clerk", "phone"), (entry.ActorKind, entry.ActedForKind, entry.Channel));
        Assert.Equal("medium=phone", (await BehalfWorld.Entry(ome, "behalf.entry-begun", application.Mandate!.Value)).Facts);
    }

    [Fact]
    public async Task While_she_types_in_for_a_person_a_clerk_does_nothing_else()
    {
        using var clerk = await BehalfWorld.Clerk(ome);
        await Begin(clerk, "");
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Get("/staff/cases")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Get("/staff/behalf")).Status);
        Assert.Equal("/staff/behalf", (await clerk.Post("/behalf/stop")).Location);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Get("/staff/cases")).Status);
    }

    [Fact]
    public async Task Somebody_without_an_account_has_an_application_and_nobody_can_sign_in_as_her()
    {
        using var clerk = await BehalfWorld.Clerk(ome);
        await Begin(clerk, "");
        var sent = await Applicant.Send(clerk, await Applicant.FillIn(clerk));
        await using var db = ome.Read();
        var receipt = sent.Location["/applications/".Length..];
        var account = (await db.Set<Application>().SingleAsync(a => a.Receipt == receipt)).Account;
        Assert.Null((await db.Set<AccountRow>().SingleAsync(a => a.Id == account)).Mail);
        Assert.False(await db.Set<SignInMethodRow>().AnyAsync(m => m.Account == account));
    }

    [Fact]
    public async Task What_is_missing_or_unknown_is_said_and_nothing_begins()
    {
        using var clerk = await BehalfWorld.Clerk(ome);
        var unknown = await Begin(clerk, "nobody-here@example.jp");
        Assert.Contains("このアドレスのアカウントはありません", unknown.Main, StringComparison.Ordinal);
        Assert.Equal("デモ 梅", unknown.Value("name"));
        var empty = await clerk.Post("/staff/behalf/entry", ("name", ""), ("mail", ""), ("reason", ""));
        Assert.Equal(3, empty.Document.QuerySelectorAll(".error-summary li").Length);
        using var other = await ome.StaffBrowser("clerk");
        using var refused = await other.PostForm("/staff/behalf/entry", ("name", "デモ 梅"), ("medium", "phone"), ("reason", "電話"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static Task<Seen> Begin(Browser clerk, string mail) =>
        clerk.Post("/staff/behalf/entry", ("name", "デモ 梅"), ("mail", mail), ("medium", "phone"), ("reason", "足が悪く来庁できない"));
}
