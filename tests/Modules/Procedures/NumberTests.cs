using System.Text.Json;
using SmartLocal.Forms;

namespace SmartLocal.Tests.Procedures;

/// <summary>An individual number goes one way: whoever has given it can change it and take it away, and reads it nowhere.</summary>
public sealed class NumberTests(FormWorld world) : IClassFixture<FormWorld>
{
    private const string Number = "123456789018";

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
}
