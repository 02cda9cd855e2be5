using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace SmartLocal.Tests.Procedures;

/// <summary>Who need not go on is told so.</summary>
public sealed class ExitTests(FormWorld world) : IClassFixture<FormWorld>
{
    [Fact]
    public async Task Who_does_not_need_the_procedure_is_told_why_before_she_has_filled_in_the_rest()
    {
        using var browser = new Browser(world.Ome);
        var draft = await FormWorld.Begin(browser);

        var told = await browser.Press(await browser.Get($"{draft}/before"), "next", ("公務員", "yes"));

        Assert.Equal($"{draft}/exit", told.Location);
        var page = await browser.Follow(told);
        Assert.Contains("公務員の人は、勤務先に出してください。", page.Main, StringComparison.Ordinal);
        Assert.Equal("「生ごみ処理機器購入費補助金」へ進む", page.Document.QuerySelector("main a[href='/procedures/namagomi-kiki-hojokin']")!.TextContent);
        var correct = Uri.UnescapeDataString(page.Document.QuerySelector("main a.button-outline")!.GetAttribute("href")!);
        Assert.Equal($"{draft}/before?at=公務員#公務員", correct);
        Assert.Equal("yes", (await browser.Get($"{draft}/before")).Document.QuerySelector("input[name=公務員][checked]")!.GetAttribute("value"));

        // Put right, she goes on, and the page that said no leads back into the form.
        Assert.Equal($"{draft}/kinds", (await browser.Press(await browser.Get($"{draft}/before"), "next", FormWorld.Good("before"))).Location);
        Assert.Equal($"{draft}/before", (await browser.Get($"{draft}/exit")).Location);
    }

    [Fact]
    public async Task Nothing_is_sent_while_an_early_end_holds_neither_by_page_nor_by_machine()
    {
        using var browser = new Browser(world.Ome);
        await browser.SignIn("exit@example.jp");
        var draft = await FormWorld.FillIn(browser);
        var seen = (await browser.Get($"{draft}/confirm")).Value("seen")!;
        await browser.Press(await browser.Get($"{draft}/before"), "back", ("公務員", "yes"));

        Assert.Equal($"{draft}/exit", (await browser.Get($"{draft}/confirm")).Location);
        Assert.Equal($"{draft}/exit", (await browser.Post($"{draft}/confirm", ("seen", seen))).Location);

        using var machine = await world.Ome.NewBrowser("exit-api@example.jp");
        using var sent = new HttpRequestMessage(HttpMethod.Post, $"/api/procedures/{FormWorld.Id}/applications")
        {
            Headers = { { "Idempotency-Key", "exit" } },
            Content = new StringContent("""{"公務員":true,"区分":"新規","部数":1}""", Encoding.UTF8, "application/json"),
        };
        var refused = await machine.SendAsync(sent);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((HttpStatusCode.Conflict, "forms.not-needed"), (refused.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal("公務員の人は、勤務先に出してください。", problem.GetProperty("detail").GetString());
    }
}
