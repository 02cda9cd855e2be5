using System.Net;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Releases;
using SmartLocal.Procedures;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Tests.Forms;

namespace SmartLocal.Tests.Procedures;

public sealed class SubmittingTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task From_the_first_question_to_the_receipt_with_the_address_verified_on_the_way()
    {
        using var browser = new Browser(ome);
        var draft = await Applicant.FillIn(browser);

        var unverified = await browser.Get($"{draft}/confirm");
        Assert.Contains("青梅　花子", unverified.Main, StringComparison.Ordinal);
        Assert.Contains("receipt.jpg", unverified.Main, StringComparison.Ordinal);
        Assert.NotNull(unverified.Document.QuerySelector($"a[href='{draft}/machine?to=confirm#購入金額']"));
        Assert.Null(unverified.Document.QuerySelector("input[name=seen]"));
        var verify = Uri.UnescapeDataString(unverified.Document.QuerySelector("main a[href^='/sign-in']")!.GetAttribute("href")!);
        await browser.SignIn("journey@example.jp");
        Assert.Equal($"{draft}/confirm", (await browser.Get(verify["/sign-in?returnTo=".Length..^"&level=authenticated".Length])).Location);

        var sent = await Applicant.Send(browser, draft);

        var receipt = ReceiptNumber.Parse(sent.Location["/applications/".Length..]).Value;
        await using var db = ome.Read();
        var application = (await ome.Get<Applications>().Find(db, ome.Get<Vault>().Work(), receipt, CancellationToken.None))!;
        Assert.Equal("青梅", application.Answers.Applicant!.Family);
        Assert.Equal("receipt.jpg", Assert.Single(application.Answers.Files).Name);
        Assert.Equal(Channels.Web, application.Channel);
    }

    [Fact]
    public async Task Pressing_three_times_and_going_back_give_one_receipt()
    {
        using var browser = new Browser(ome);
        await browser.SignIn("thrice@example.jp");
        var draft = await Applicant.FillIn(browser);
        var seen = (await browser.Get($"{draft}/confirm")).Value("seen")!;

        var presses = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => browser.Post($"{draft}/confirm", ("seen", seen))));
        var again = await browser.Post($"{draft}/confirm", ("seen", seen));
        var back = await browser.Get($"{draft}/confirm");
        var earlier = await browser.Post($"{draft}/machine", ("機種", "ほか"), ("action", "next"));

        Assert.Single(presses.Append(again).Append(back).Append(earlier).Select(p => p.Location).Distinct());
        var (actor, _) = await ome.SignIn("thrice@example.jp");
        await using var db = ome.Read();
        Assert.Equal(1, await db.Set<Application>().CountAsync(a => a.Account == Platform.SignIn.AccountId.From(actor.Id)));
    }

    [Fact]
    public async Task What_is_missing_leads_to_its_step()
    {
        using var browser = new Browser(ome);
        await browser.SignIn("missing@example.jp");
        var draft = await Applicant.FillIn(browser);
        await browser.Post($"{draft}/account", ("支店", ""), ("action", "back"));

        var confirm = await browser.Get($"{draft}/confirm");
        Assert.StartsWith($"{draft}/account?check=true", confirm.Location, StringComparison.Ordinal);
        var step = await browser.Follow(confirm);
        Assert.Contains("支店の名前を入力してください", step.Main, StringComparison.Ordinal);
        var mended = await browser.Press(step, "next", [.. Applicant.Good("account").Select(f => (f.Item1, (string?)f.Item2))]);
        Assert.Equal($"{draft}/confirm", mended.Location);
    }

    [Fact]
    public async Task Nobody_sends_what_another_window_changed_unseen()
    {
        using var browser = new Browser(ome);
        await browser.SignIn("windows@example.jp");
        var draft = await Applicant.FillIn(browser);
        var seen = (await browser.Get($"{draft}/confirm")).Value("seen")!;
        await browser.Press(await browser.Get($"{draft}/machine"), "next", ("購入金額", "1"));

        var refused = await browser.Post($"{draft}/confirm", ("seen", seen));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("この画面を開いたあとに内容が変わりました", refused.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Post($"{draft}/confirm", ("seen", refused.Value("seen")!))).Status);
    }

    [Fact]
    public async Task A_session_that_expired_at_the_last_button_loses_nothing()
    {
        using var browser = new Browser(ome);
        await browser.SignIn("last@example.jp");
        var draft = await Applicant.FillIn(browser);
        var seen = (await browser.Get($"{draft}/confirm")).Value("seen")!;
        browser.LoseSession();
        var asked = await browser.Post($"{draft}/confirm", ("seen", seen));
        Assert.Contains(Uri.EscapeDataString("at=confirm"), asked.Location, StringComparison.Ordinal);
        await browser.SignIn("last@example.jp");
        Assert.StartsWith("/applications/", (await browser.Post($"{draft}/confirm", ("seen", seen))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_keeps_what_was_said_before()
    {
        using var browser = new Browser(ome);
        await browser.SignIn("amend@example.jp");
        var receipt = ReceiptNumber.Parse((await Applicant.Send(browser, await Applicant.FillIn(browser))).Location["/applications/".Length..]).Value;
        await using var db = ome.Read();
        var application = (await ome.Get<Applications>().Find(db, ome.Get<Vault>().Work(), receipt, CancellationToken.None))!;
        var answer = Subsidy.Form.Read(Subsidy.Filled(("機種", "XYZ-2")), Subsidy.Reading).Value.Find("機種")!;

        var amend = new AmendAnswer(application.Id, "機種", answer.ToJson());
        Assert.False((await ome.AsSystem.Perform(amend, CancellationToken.None)).IsRefused);
        Assert.Equal(AmendAnswer.Unchanged, (await ome.AsSystem.Perform(amend, CancellationToken.None)).Refusal.Kind);

        var amended = (await ome.Get<Applications>().Find(db, ome.Get<Vault>().Work(), receipt, CancellationToken.None))!;
        Assert.Equal("XYZ-2", amended.Answers.Find("機種")!.Value);
        Assert.Equal("デモ電機 ABC-1", Assert.Single(amended.Amendments).Before!.Value);
    }
}
