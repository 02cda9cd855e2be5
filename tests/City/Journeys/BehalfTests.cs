using Microsoft.Playwright;
using SmartLocal.City.Tests.World;

namespace SmartLocal.City.Tests.Journeys;

/// <summary>A daughter sees to her mother's matters, as both of them and the city see it.</summary>
public sealed class BehalfTests(OmeInBrowser ome) : IClassFixture<OmeInBrowser>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_mother_lets_her_daughter_act_and_ends_it_again(bool script)
    {
        var (width, screen) = script ? (390, "phone") : (1280, "desk");
        var picture = (string name) => $"{name}-{screen}";
        await using var ume = await ome.NewVisit(script, width);
        await using var hanako = await ome.NewVisit(script, width);
        await SignIn(ume, "ume");
        await SignIn(hanako, "hanako");

        // The mother says what and until when; what she forgot is named.
        await ume.Follow("ほかの人に任せる");
        await ume.Choose("kind", "delegate");
        await ume.Press("リンクを作る");
        await ume.Look(picture("50-offer-mistakes"));
        await ume.Type("principal", "デモ 梅");
        await Day(ume, "from", "2026", "11", "20");
        await Day(ume, "until", $"{TimeProvider.System.GetUtcNow().Year + 1}", "10", "1");
        await ume.Press("リンクを作る");
        await ume.Look(picture("51-offered"));
        var link = await ume.Page.Locator(".mandate-link").First.InnerTextAsync();

        // The daughter sees what she takes on.
        await hanako.Page.GotoAsync(link);
        await hanako.Look(picture("52-accept"));
        await hanako.Type("agent", "デモ 花子");
        await hanako.Press("引き受ける");
        await hanako.Look(picture("53-accepted"));

        // The mother chooses what her daughter is told, and both see it.
        await ume.Go("/my/ways");
        await ume.Look(picture("53a-ways"));
        await ume.Follow("代理の方への知らせ");
        await ume.Page.Locator("form[action$='/told']").First.Locator("[value='all']").CheckAsync();
        await ume.Page.GetByRole(AriaRole.Button, new() { Name = "知らせることを変える" }).First.ClickAsync();
        await ume.Sees("知らせることを変えました");
        foreach (var language in new[] { "easy", "en", "ja" })
        {
            await ume.Go($"/my/behalf?lang={language}");
            await ume.Look(picture($"53b-told-{language}"));
        }

        Assert.True(await ume.Page.Locator("form[action$='/told']").First.Locator("[value='all']").IsCheckedAsync());
        var led = $"/my/behalf?mandate={Guid.ParseExact(link[(link.IndexOf("token=", StringComparison.Ordinal) + 6)..].Split('.')[0], "n")}";
        await hanako.Go(led);
        await hanako.Sees("任された手続きのすべて");
        await hanako.Sees("本人に伝えてください");
        await hanako.Look(picture("53c-led-unseen"));
        await hanako.Go(led + "&then=/my");
        await hanako.Look(picture("53d-led"));
        await hanako.Go("/my/behalf");
        await hanako.Page.GetByRole(AriaRole.Button, new() { Name = "この人のために手続きする" }).ClickAsync();
        await hanako.Look(picture("54-acting"));
        Assert.Contains("デモ 梅 さんのために手続きしています", await hanako.Page.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
        await hanako.Sees("この人のお知らせは、ご本人だけが見られます");
        foreach (var (language, words) in new[] { ("easy", "代わりに手続きしています"), ("en", "You are acting for"), ("ja", "さんのために手続きしています") })
        {
            await hanako.Go($"/procedures?lang={language}");
            await hanako.Look(picture($"55-procedures-{language}"));
            if (language != "easy") Assert.Contains(words, await hanako.Page.Locator(".acting").InnerTextAsync(), StringComparison.Ordinal);
        }

        await hanako.Page.GotoAsync("/my/account");
        await hanako.Look(picture("56-only-for-herself"));
        await hanako.Sees("代わりに手続きしている間は開けません");
        await hanako.Go($"/procedures/{DemoApplication.Procedure}");
        await hanako.Press("申請をはじめる");
        await hanako.Look(picture("57-form"));

        // It ends while she fills in: nothing becomes her own.
        await ume.Go("/my/behalf");
        await ume.Page.GetByRole(AriaRole.Button, new() { Name = "取り消す" }).First.ClickAsync();
        await ume.Look(picture("58-ended"));
        await hanako.Press("次へ");
        await hanako.Look(picture("59-over"));
        await hanako.Sees("あなたの名前でも受け付けていません");
        await hanako.Press("自分の手続きに戻る");
        Assert.Equal("代わりの手続き", await hanako.Heading());

        // And what came before leads to a page that says so.
        await hanako.Go(led + "&then=/my");
        await hanako.Sees("このお知らせは、もう開けません");
        await hanako.Look(picture("59a-led-over"));
    }

    [Fact]
    public async Task A_guardian_is_checked_by_the_city_and_a_clerk_types_in_for_a_caller()
    {
        await using var taro = await ome.NewVisit();
        await SignIn(taro, "taro");
        await taro.Follow("代理の資格を届け出る");
        await taro.Look("60-declare");
        await taro.Choose("kind", "guardian");
        await taro.Type("principal", "デモ 一郎");
        await taro.Type("agent", "デモ 太郎");
        await Day(taro, "from", "2026", "11", "1");
        await Day(taro, "until", $"{TimeProvider.System.GetUtcNow().Year + 1}", "3", "31");
        await taro.Attach("evidence", "koseki.png", DemoApplication.Photo);
        await taro.Press("届け出る");
        await taro.Look("61-declared");

        await using var clerk = await ome.NewVisit(width: 1280);
        await clerk.Go("/staff/sign-in");
        await clerk.Type("login", "shimin");
        await clerk.Type("password", "demo-shimin");
        await clerk.Press("ログイン");
        await clerk.Go("/staff/behalf");
        await clerk.Look("62-waiting");
        await clerk.Page.Locator("#waiting a").First.ClickAsync();
        await clerk.Look("63-check");
        await clerk.Press("この期間で認める");
        await clerk.Type("name", "デモ 梅");
        await clerk.Choose("medium", "phone");
        await clerk.Type("reason", "足が悪く来庁できない");
        await clerk.Press("入力を始める");
        await clerk.Look("64-entry");
        await clerk.Page.Locator(".acting button").ClickAsync();
        await clerk.Sees("代理入力");

        await taro.Go("/my/behalf");
        await taro.Sees("有効");
        await taro.Look("65-confirmed");
    }

    private static async Task SignIn(Visit visit, string card)
    {
        await visit.Go("/sign-in/with/digital-id?returnTo=/my/behalf");
        await visit.Choose("card", card);
        await visit.Press("この人として認証する");
    }

    private static async Task Day(Visit visit, string name, string year, string month, string day)
    {
        await visit.Page.Locator($"[name='{name}.year']").FillAsync(year);
        await visit.Page.Locator($"[name='{name}.month']").FillAsync(month);
        await visit.Page.Locator($"[name='{name}.day']").FillAsync(day);
    }
}
