using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Cases;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn.Signing;
using SmartLocal.Procedures;
using SmartLocal.Simulators.DigitalId;
using SmartLocal.Tests.Forms;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Platform.SignIn;

/// <summary>署名: a procedure that asks for it is sent with the signature of a card under its answers, and not without.</summary>
public sealed class SigningTests(Ome ome) : IClassFixture<Ome>, IAsyncLifetime
{
    public Task InitializeAsync()
    {
        // The subsidy as a city that wants a signature under it would write it.
        var yaml = Subsidy.Yaml.Replace("identity: authenticated", "identity: signed", StringComparison.Ordinal);
        Assert.NotEqual(Subsidy.Yaml, yaml);
        var asked = yaml.Replace("        - id: 電話\n", "        - { id: 生年月日, kind: date, prefill: birth-date, label: { ja: 生年月日, easy: うまれたひ, en: Born } }\n        - id: 電話\n", StringComparison.Ordinal);
        Assert.NotEqual(yaml, asked);
        ome.Services.GetServices<IReleasePart>().OfType<ProceduresPart>().Single().Take(new ReleaseFiles(
        [
            new ReleaseFile(Subsidy.Path, "ome", Encoding.UTF8.GetBytes(asked)),
            new ReleaseFile("categories.yaml", "ome", File.ReadAllBytes(Path.Combine(Ome.Repository, "cities", "ome", "categories.yaml"))),
        ]));
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_she_signs_is_what_the_city_keeps_and_can_check_again()
    {
        ome.OneMoreCard("signs");
        using var browser = new Browser(ome);
        await browser.SignIn("signs@example.jp", IdentityLevel.MailedLink);
        var draft = await Applicant.FillIn(browser);
        var confirm = await browser.Get($"{draft}/confirm");
        Assert.Null(confirm.Document.QuerySelector("input[name=seen]"));
        Assert.Contains("電子署名をしてください", confirm.Main, StringComparison.Ordinal);

        var back = await browser.SignByCard("signs", draft);
        Assert.Equal($"{draft}/confirm", back.Location);
        Assert.Contains("電子署名を確認しました", (await browser.Get(back.Location)).Main, StringComparison.Ordinal);
        var receipt = (await Applicant.Send(browser, draft)).Location["/applications/".Length..];
        await ome.CaughtUp();

        await using var db = ome.Read();
        var application = await db.Set<Application>().SingleAsync(a => a.Receipt == receipt);
        var (opened, person) = (ome.Get<Vault>().Work(), application.Account.Value);
        Assert.True((await Signatures.Of(db, opened, person, application.Id.Value, default))!.Holds);
        var kept = await db.Set<SignatureRow>().SingleAsync(s => s.About == application.Id.Value);
        Assert.EndsWith(
            opened.Read(person, Application.AnswersColumn.Of(application.Id.Value), application.Answers),
            opened.Read(person, SignatureRow.StatementColumn.Of(kept.Id.Value), kept.Statement!), StringComparison.Ordinal);
        Assert.True(await db.Set<EntryRow>().AnyAsync(e => e.Name == "sign-in.statement-signed" && e.About == kept.Account.Value));

        using var clerk = await Clerk();
        var id = (await db.Set<Case>().SingleAsync(c => c.Receipt == receipt)).Id.Value;
        Assert.Contains("署名のあと、内容は変わっていません", (await See(clerk, $"/staff/cases/{id}")), StringComparison.Ordinal);
        await Damage();
        Assert.Contains("申請時の内容と一致しません", (await See(clerk, $"/staff/cases/{id}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_changed_after_signing_is_signed_anew()
    {
        ome.OneMoreCard("changes");
        using var browser = new Browser(ome);
        await browser.SignIn("changes@example.jp", IdentityLevel.MailedLink);
        var draft = await Applicant.FillIn(browser);
        var before = (await browser.Get((await browser.SignByCard("changes", draft)).Location)).Value("seen")!;
        await browser.Post($"{draft}/machine", [.. Applicant.Good("machine").Where(f => f.Item1 != "機種"), ("機種", "別の機種"), ("action", "next")]);
        var changed = await browser.Get($"{draft}/confirm");
        Assert.Null(changed.Document.QuerySelector("input[name=seen]"));
        Assert.Contains("電子署名をしてください", changed.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Post($"{draft}/confirm", ("seen", before))).Status);
        Assert.Equal($"{draft}/confirm", (await browser.SignByCard("changes", draft)).Location);
        Assert.StartsWith("/applications/", (await Applicant.Send(browser, draft)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_window_has_changed_since_is_shown_before_it_is_signed()
    {
        ome.OneMoreCard("unseen");
        using var browser = new Browser(ome);
        await browser.SignIn("unseen@example.jp", IdentityLevel.MailedLink);
        var draft = await Applicant.FillIn(browser);
        var sign = (await browser.Get($"{draft}/confirm")).Document.QuerySelector($"a[href^='{draft}/sign']")!.GetAttribute("href")!;
        await browser.Post($"{draft}/machine", [.. Applicant.Good("machine").Select(g => g.Path == "機種" ? (g.Path, "別の機種") : g), ("action", "pause")]);
        var shown = await browser.Get(sign);
        Assert.Equal(HttpStatusCode.Conflict, shown.Status);
        Assert.Contains("別の機種", shown.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Get($"{draft}/sign")).Status);
    }

    [Fact]
    public async Task A_session_that_has_signed_something_else_does_not_send_unsigned()
    {
        using var browser = new Browser(ome);
        await browser.SignIn("unsigned@example.jp", IdentityLevel.Signed);
        var draft = await Applicant.FillIn(browser);
        var open = await browser.Get($"{draft}/confirm");
        Assert.Null(open.Document.QuerySelector("input[name=seen]"));
        var (actor, _) = await ome.SignIn("unsigned@example.jp", IdentityLevel.Signed);
        var id = DraftId.From(Guid.Parse(draft["/drafts/".Length..]));
        await using var db = ome.Read();
        var definition = (await db.Set<Draft>().SingleAsync(d => d.Id == id)).Definition;
        var sent = await ome.As(actor).Perform(new SubmitApplication(Subsidy.Definition.Id, definition, "{}"), default);
        Assert.Equal(SubmitApplication.NotSigned, sent.Refusal.Kind);
    }

    [Theory]
    [InlineData("deny", "none", HttpStatusCode.Forbidden)]
    [InlineData("allow", "otherstatement", HttpStatusCode.Forbidden)]
    [InlineData("allow", "down", HttpStatusCode.ServiceUnavailable)]
    public async Task What_is_no_signature_under_these_answers_is_not_taken_for_one(string action, string fault, HttpStatusCode status)
    {
        var card = $"faulty-{action}-{fault}";
        ome.OneMoreCard(card);
        using var browser = new Browser(ome);
        await browser.SignIn($"{card}@example.jp", IdentityLevel.MailedLink);
        var draft = await Applicant.FillIn(browser);
        var failed = await browser.SignByCard(card, draft, action, fault);
        Assert.Equal(status, failed.Status);
        Assert.NotNull(failed.Document.QuerySelector($"main a[href='{draft}/confirm']"));
        Assert.Null((await browser.Get($"{draft}/confirm")).Document.QuerySelector("input[name=seen]"));
    }

    [Fact]
    public void A_signature_by_a_card_of_another_authority_or_another_use_is_none()
    {
        var digest = new byte[32];
        var authorities = new X509Certificate2Collection();
        using var cards = new SigningCards(ome.Clock);
        using var others = new SigningCards(ome.Clock);
        authorities.Add(X509CertificateLoader.LoadCertificate(cards.Authority.Span));
        var person = new TestPerson { Card = "c", Name = "デモ 花子", BirthDate = "1988-04-12", Gender = "female", Address = "東京都青梅市" };
        var now = ome.Clock.GetUtcNow();
        var (value, certificate) = cards.Sign(person, digest);
        Assert.Null(new CardSignature(digest, value, certificate).Mistake(authorities, now));
        Assert.Equal("certificate", new CardSignature(digest, value, certificate).Mistake(authorities, now.AddYears(6)));
        Assert.Equal("signature", new CardSignature([.. digest.Select(_ => (byte)1)], value, certificate).Mistake(authorities, now));
        Assert.Equal("certificate", new CardSignature(digest, value, [1, 2, 3]).Mistake(authorities, now));
        Assert.Equal("key-usage", new CardSignature(digest, value, cards.Authority.ToArray()).Mistake(authorities, now));
        var (foreignValue, foreign) = others.Sign(person, digest);
        Assert.Equal("certificate", new CardSignature(digest, foreignValue, foreign).Mistake(authorities, now));
    }

    [Fact]
    public async Task A_clerk_sees_whose_card_signed_and_in_what_it_differs_from_the_application()
    {
        ome.OneMoreCard(new TestPerson { Card = "another", Name = "デモ 梅", Address = "東京都青梅市本町140番地", BirthDate = "1941-02-03", Gender = "female" });
        using var browser = new Browser(ome);
        await browser.SignIn("lends@example.jp", IdentityLevel.MailedLink);
        var (confirm, receipt) = await Sign(browser, "another", "1944");
        Assert.Contains("署名したカードの名前：デモ 梅", confirm.Main, StringComparison.Ordinal);
        Assert.Contains("カードの名前は「デモ 梅」、入力した名前は「青梅　花子」です", confirm.Main, StringComparison.Ordinal);

        using var clerk = await ome.StaffBrowser("clerk");
        var path = await CaseOf(receipt);
        var page = await Seen.Of(await clerk.GetAsync(path));
        Assert.EndsWith("署名のあと、内容は変わっていません。", Said(page, "署名"), StringComparison.Ordinal);
        Assert.Equal("デモ 梅 申請書と違います", Said(page, "カードの氏名"));
        Assert.Equal("東京都青梅市本町140番地 申請書と違います", Said(page, "カードの住所"));
        Assert.Matches("1941.*申請書と違います", Said(page, "カードの生年月日")!);
        Assert.Equal("女", Said(page, "カードの性別"));

        Assert.False((await ome.AsSystem.Perform(new ProtectPerson("lends@example.jp", null), default)).IsRefused);
        var masked = (await Seen.Of(await clerk.GetAsync(path))).Main;
        Assert.Contains("支援措置の対象者です", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("デモ 梅", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("カードの", masked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Her_own_card_differs_in_nothing_and_what_is_corrected_afterwards_is_said_of_it()
    {
        ome.OneMoreCard(new TestPerson { Card = "own", Name = "青梅 花子", Address = "東京都青梅市東青梅一丁目１１番地の１", BirthDate = "1944-02-03", Gender = "female" });
        using var browser = new Browser(ome);
        await browser.SignIn("own-card@example.jp", IdentityLevel.MailedLink);
        var (confirm, receipt) = await Sign(browser, "own", "1944");
        Assert.Contains("署名したカードの名前：青梅 花子", confirm.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("入力した名前", confirm.Main, StringComparison.Ordinal);

        using var clerk = await ome.StaffBrowser("clerk");
        var path = await CaseOf(receipt);
        var page = await Seen.Of(await clerk.GetAsync(path));
        Assert.Equal("東京都青梅市東青梅一丁目１１番地の１", Said(page, "カードの住所"));
        Assert.DoesNotContain("申請書と違います", page.Main, StringComparison.Ordinal);

        await clerk.PostForm($"{path}/corrections", ("item", "機種"), ("question", "保証書と違います。"));
        var form = (await browser.Get($"/applications/{receipt}")).Document.QuerySelector("form[action*='/corrections/']")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Post(form.GetAttribute("action")!, ("機種", "デモ電機 EC-9"))).Status);
        var corrected = Said(await Seen.Of(await clerk.GetAsync(path)), "署名")!;
        Assert.Contains("署名のあとに補正されています（署名は補正前の内容に対するものです）", corrected, StringComparison.Ordinal);
        Assert.DoesNotContain("一致しません", corrected, StringComparison.Ordinal);
        await Damage();
        Assert.Contains("一致しません", Said(await Seen.Of(await clerk.GetAsync(path)), "署名"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_names_nobody_is_nobodys()
    {
        using var cards = new SigningCards(ome.Clock);
        Assert.Null(CertifiedPerson.Of(cards.Authority.ToArray()));
        Assert.Null(CertifiedPerson.Of([1, 2, 3]));
        Assert.Equal(new CertifiedPerson("デモ 梅", "", null, "unknown"), CertifiedPerson.Of(cards.Sign(new TestPerson { Card = "bare", Name = "デモ 梅" }, new byte[32]).Certificate));
    }

    /// <summary>Somebody applies, born in the year, and has it signed by the card; the last page as it stands then, and the receipt number.</summary>
    private static async Task<(Seen Confirm, string Receipt)> Sign(Browser browser, string card, string year)
    {
        var draft = await Applicant.FillIn(browser);
        await browser.Post($"{draft}/applicant", [.. Applicant.Good("applicant"), ("生年月日.era", "ce"), ("生年月日.year", year), ("生年月日.month", "2"), ("生年月日.day", "3"), ("action", "next")]);
        var confirm = await browser.Get((await browser.SignByCard(card, draft)).Location);
        return (confirm, (await Applicant.Send(browser, draft)).Location["/applications/".Length..]);
    }

    private async Task<string> CaseOf(string receipt)
    {
        await ome.CaughtUp();
        await using var db = ome.Read();
        return $"/staff/cases/{(await db.Set<Case>().SingleAsync(c => c.Receipt == receipt)).Id.Value}";
    }

    private static string? Said(Seen page, string question) => page.Document.QuerySelectorAll(".answer")
        .Where(a => a.QuerySelector("dt")!.TextContent.Trim() == question).Select(a => string.Join(' ', a.QuerySelector("dd")!.TextContent.Split((char[])['\n', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))).FirstOrDefault();

    private async Task<HttpClient> Clerk()
    {
        var browser = ome.NewBrowser();
        using var form = new FormUrlEncodedContent([new("login", "clerk"), new("password", "demo-clerk")]);
        using var answer = await browser.PostAsync(new Uri("/staff/sign-in", UriKind.Relative), form);
        browser.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("session=", StringComparison.Ordinal)).Split(';')[0]);
        return browser;
    }

    private static async Task<string> See(HttpClient browser, string path) =>
        (await Seen.Of(await browser.GetAsync(new Uri(path, UriKind.Relative)))).Main;

    /// <summary>Somebody changes what was signed, in the database.</summary>
    private async Task Damage() =>
        Assert.True(await ome.Sql("UPDATE platform_signature SET value = digest WHERE statement IS NOT NULL") > 0);
}
