using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Forms;
using SmartLocal.Platform.Privacy;
using SmartLocal.Procedures;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Tests.Forms;

namespace SmartLocal.Tests.Procedures;

/// <summary>An individual number goes one way: whoever has given it can change it and take it away, and reads it nowhere.</summary>
public sealed class NumberTests(FormWorld world) : IClassFixture<FormWorld>
{
    private const string Number = "123456789018", Other = "234567890121";

    [Fact]
    public async Task A_number_stays_unsaid_until_she_types_another_or_takes_it_away()
    {
        using var browser = new Browser(world.Ome);
        var draft = await FormWorld.Begin(browser);
        await browser.Press(await browser.Get($"{draft}/kinds"), "pause", ("個人番号", Number));
        var page = await browser.Get($"{draft}/kinds");
        Assert.DoesNotContain(Number, page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("番号は入力済みです", page.Main, StringComparison.Ordinal);

        await browser.Press(page, "pause", ("備考", "ほか")); // its field is empty, and the number stays
        page = await browser.Get($"{draft}/kinds");
        Assert.Contains("番号は入力済みです", page.Main, StringComparison.Ordinal);

        await browser.Press(page, "pause", ("個人番号", "123456789019")); // one digit off: that is no number, and shown to be mended
        page = await browser.Get($"{draft}/kinds");
        Assert.Equal("123456789019", page.Value("個人番号"));
        await browser.Press(page, "pause", ("個人番号", Number));

        await browser.Press(await browser.Get($"{draft}/kinds"), "pause", ("個人番号" + Typed.Forgotten, "yes"));
        Assert.DoesNotContain("番号は入力済みです", (await browser.Get($"{draft}/kinds")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_that_reads_the_draft_or_the_application_reads_no_number()
    {
        using var browser = new Browser(world.Ome);
        await browser.SignIn("number@example.jp");
        var draft = await FormWorld.FillIn(browser);
        await browser.Press(await browser.Get($"{draft}/kinds"), "pause", ("個人番号", Number));
        Assert.DoesNotContain(Number, (await browser.Get($"/api{draft}")).Document.Body!.TextContent, StringComparison.Ordinal);

        var sent = await browser.Press(await browser.Get($"{draft}/confirm"), "send");
        foreach (var path in new[] { "/api" + sent.Location, sent.Location + "/copy.json", sent.Location, sent.Location + "/copy" })
            Assert.DoesNotContain(Number, (await browser.Get(path)).Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        using var read = JsonDocument.Parse((await browser.Get("/api" + sent.Location)).Document.Body!.TextContent);
        Assert.True(read.RootElement.GetProperty("answers").TryGetProperty("個人番号", out _)); // that it was given is no secret
    }

    [Fact]
    public async Task A_number_is_sealed_by_itself_and_a_look_at_the_answers_does_not_open_it()
    {
        using var browser = new Browser(world.Ome);
        await browser.SignIn("apart@example.jp");
        var draft = await FormWorld.FillIn(browser);
        await browser.Press(await browser.Get($"{draft}/kinds"), "pause", ("個人番号", Number));
        await using var db = world.Ome.Read();
        var work = world.Ome.Get<Vault>().Work();
        var kept = await db.Set<Draft>().SingleAsync(d => d.Numbers != null && d.Receipt == null && d.Account != null);
        Assert.DoesNotContain(Number, work.Read(default, Draft.TypedColumn.Of(kept.Id.Value), kept.Typed!), StringComparison.Ordinal);
        Assert.Equal(Number, kept.ReadTyped(work)["個人番号"]);

        var receipt = (await Applicant.Send(browser, draft)).Location["/applications/".Length..];
        Assert.Null((await world.Ome.Read().Set<Draft>().SingleAsync(d => d.Receipt == receipt)).Numbers);
        var application = await db.Set<Application>().SingleAsync(a => a.Receipt == receipt);
        var (subject, form) = (application.Account.Value, world.Ome.Get<ProcedureCatalogue>().Find(FormWorld.Id)!.Form);
        Assert.DoesNotContain(Number, work.Read(subject, Application.AnswersColumn.Of(application.Id.Value), application.Answers), StringComparison.Ordinal);
        Assert.Equal(Number, application.Read(work, form).Find("個人番号")!.Value);

        var look = new Opened(world.Ome.Get<Vault>(), null, new HashSet<string> { Fields.Answers }, null);
        Assert.Equal(new string('＊', 12), application.Read(look, form).Find("個人番号")!.Value);
        Assert.Throws<InvalidOperationException>(() => look.Read(subject, Application.NumbersColumn.Of(application.Id.Value), application.Numbers!));
    }

    [Fact]
    public async Task A_corrected_number_and_the_earlier_one_are_both_sealed_by_themselves()
    {
        using var browser = new Browser(world.Ome);
        await browser.SignIn("corrected@example.jp");
        var draft = await FormWorld.FillIn(browser);
        await browser.Press(await browser.Get($"{draft}/kinds"), "pause", ("個人番号", Number));
        var receipt = (await Applicant.Send(browser, draft)).Location["/applications/".Length..];
        await using var db = world.Ome.Read();
        var application = await db.Set<Application>().SingleAsync(a => a.Receipt == receipt);
        var work = world.Ome.Get<Vault>().Work();
        var form = world.Ome.Get<ProcedureCatalogue>().Find(FormWorld.Id)!.Form;
        var answer = application.Read(work, form).Find("個人番号")!.WithNumbers($$"""{"個人番号":"{{Other}}"}""");
        Assert.False((await world.Ome.AsSystem.Perform(new AmendAnswer(application.Id, "個人番号", answer.ToJson()), default)).IsRefused);

        await using var after = world.Ome.Read();
        var amended = await after.Set<Application>().SingleAsync(a => a.Id == application.Id);
        var earlier = await after.Set<AmendedAnswer>().SingleAsync(a => a.Application == application.Id);
        Assert.Equal((Other, Number), ((string)amended.Read(work, form).Find("個人番号")!.Value, (string)earlier.Read(work, amended.Account.Value, form)!.Value));
        foreach (var sealedJson in new[] { work.Read(amended.Account.Value, Application.AnswersColumn.Of(amended.Id.Value), amended.Answers), work.Read(amended.Account.Value, AmendedAnswer.BeforeColumn.Of(earlier.Id.Value), earlier.Before!) })
            Assert.DoesNotMatch("[0-9]{12}", sealedJson);
    }

    [Fact]
    public void Numbers_in_rows_come_apart_and_together_again()
    {
        var definition = DogLicence.Read(DogLicence.Yaml.Replace("- { id: 名前, kind: text, required: true", "- { id: 飼い主番号, kind: my-number, label: ばんごう }\n            - { id: 名前, kind: text, required: true", StringComparison.Ordinal));
        var typed = DogLicence.Filled();
        (typed["番号"], typed.RowsOf("犬")[0]["飼い主番号"]) = (Number, Other);
        var whole = typed.ToJson();
        var rest = typed.WithoutNumbers(definition.Form, out var numbers);
        Assert.DoesNotMatch("[0-9]{12}", rest.ToJson());
        Assert.Equal(whole, typed.ToJson());
        Assert.Equal(whole, rest.WithNumbers(numbers).ToJson());

        var answers = definition.Form.Read(typed, new Reading(Subsidy.Reading.Towns, new DateOnly(2026, 11, 20))).Value;
        var masked = answers.WithoutNumbers(out numbers);
        Assert.DoesNotMatch("[0-9]{12}", masked.ToJson());
        Assert.Equal(answers.ToJson(), masked.WithNumbers(numbers).ToJson());
        Assert.Same(masked, masked.WithNumbers(null));
    }
}
