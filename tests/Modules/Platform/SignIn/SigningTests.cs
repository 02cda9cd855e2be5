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
        ome.Services.GetServices<IReleasePart>().OfType<ProceduresPart>().Single().Take(new ReleaseFiles(
        [
            new ReleaseFile(Subsidy.Path, "ome", Encoding.UTF8.GetBytes(yaml)),
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
        Assert.Contains("申請時の内容と一致しています", (await See(clerk, $"/staff/cases/{id}")), StringComparison.Ordinal);
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
