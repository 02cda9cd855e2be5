using Microsoft.Playwright;
using SmartLocal.City.Tests.World;

namespace SmartLocal.City.Tests.Journeys;

/// <summary>Filling in a form whose questions hang on answers, with rows, as the browser has it.</summary>
public sealed class FillingInTests(FormInBrowser form) : IClassFixture<FormInBrowser>
{
    [Fact]
    public async Task A_group_of_300_rows_stays_usable_in_the_browser()
    {
        await using var chief = await form.Begin();
        await Before(chief);
        await chief.Press("次へ");
        await Names(chief);
        await chief.Press("次へ");
        var draft = chief.Page.Url[..chief.Page.Url.LastIndexOf('/')];
        await Fill(chief, draft, 299);

        await chief.Page.GotoAsync($"{draft}/people");
        await chief.Press("世帯員を追加する");
        await chief.Look("30-many-rows");
        Assert.Equal("世帯員-299", await chief.Page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.InRange(await chief.Page.EvaluateAsync<int>("document.querySelectorAll('*').length"), 1, 2500);
        await Row(chief, 299, "末子");
        await Open(chief, 269);
        Assert.Equal("人269", await chief.Page.Locator("[name='世帯員.269.世帯員氏名.given']").InputValueAsync());

        // A mistake far away is reached from the summary, and what was typed meanwhile stays.
        await chief.Page.Locator("[name='世帯員.269.世帯員氏名.given']").FillAsync("");
        await chief.Press("前の50件");
        await Open(chief, 200);
        await chief.Page.Locator("[name='世帯員.200.世帯員氏名.given']").FillAsync("改名");
        await chief.Press("次へ");
        await chief.Look("31-many-rows-wrong");
        Assert.Equal(1, await chief.Page.Locator(".row").CountAsync());
        await chief.Page.Locator("[name='世帯員.269.世帯員氏名.given']").FillAsync("戻子");
        await chief.Press("次へ");
        await chief.Look("32-many-rows-confirm");
        await chief.Sees("世帯員 300");
        await chief.Sees("青梅　改名");
        await chief.Sees("青梅　末子");
    }

    [Fact]
    public async Task A_postcode_of_the_city_begins_the_address_and_never_writes_over_what_she_has_typed()
    {
        await using var hanako = await form.Begin();
        await Before(hanako);
        await hanako.Press("次へ");
        var (code, address) = (hanako.Page.Locator("[name='勤務先住所.postcode']"), hanako.Page.Locator("[name='勤務先住所']"));
        await code.FillAsync("１９８－００３６");
        await hanako.Page.GetByText("町名まで入れました").WaitForAsync();
        Assert.Equal("東京都青梅市河辺町", await address.InputValueAsync());
        await address.FillAsync("東京都青梅市河辺町10-7-1");
        var asked = hanako.Page.WaitForResponseAsync("**/api/postcodes/1980043");
        await code.FillAsync("198-0043");
        await asked;
        Assert.Equal("東京都青梅市河辺町10-7-1", await address.InputValueAsync());
    }

    [Fact]
    public async Task Questions_come_and_go_where_they_stand_and_a_late_answer_is_not_shown_over_a_newer_one()
    {
        await using var hanako = await form.Begin();
        // The first answer is on its way until the second is there.
        var (first, second, late) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        var asked = 0;
        await hanako.Page.RouteAsync("**/check", async route =>
        {
            if (Interlocked.Increment(ref asked) > 1)
            {
                await route.ContinueAsync();
                second.TrySetResult();
                return;
            }

            var answer = await route.FetchAsync();
            first.SetResult();
            await late.Task;
            await route.FulfillAsync(new() { Response = answer });
        });
        await hanako.Choose("区分", "変更");
        await first.Task;
        var newer = hanako.Page.WaitForResponseAsync("**/check");
        await hanako.Choose("区分", "新規");
        await second.Task;
        await (await newer).FinishedAsync();
        late.SetResult();
        await hanako.Page.EvaluateAsync("fetch('/health').then(answer => answer.text())"); // what came before this has been shown
        await Assertions.Expect(hanako.Page.Locator("[id='変更の理由']")).ToBeHiddenAsync();
        await hanako.Type("部数", "12");
        await Assertions.Expect(hanako.Page.Locator("[id='手数料']")).ToHaveTextAsync("3,600円");
        await Assertions.Expect(hanako.Page.Locator("[id='変更の理由']")).ToBeHiddenAsync();
        Assert.Equal("true", await hanako.Page.Locator("[id='領収書のあて名']").GetAttributeAsync("aria-required"));

        await hanako.Choose("区分", "変更");
        await Assertions.Expect(hanako.Page.Locator("[id='変更の理由']")).ToBeVisibleAsync();
        await Assertions.Expect(hanako.Page.Locator("live-questions > [role=status]")).ToHaveTextAsync("質問が増えました。");
        await hanako.Look("33-questions");

        // What she typed before she thought better of it is still there when she thinks worse of it again.
        await hanako.Type("変更の理由", "転居");
        await hanako.Choose("区分", "新規");
        await Assertions.Expect(hanako.Page.Locator("[id='変更の理由']")).ToBeHiddenAsync();
        await hanako.Choose("公務員", "no");
        await hanako.Type("領収書のあて名", "デモ");
        await hanako.Press("次へ");
        Assert.EndsWith("/kinds", hanako.Page.Url, StringComparison.Ordinal);
        await hanako.Press("戻る");
        await hanako.Choose("区分", "変更");
        await Assertions.Expect(hanako.Page.Locator("[id='変更の理由']")).ToHaveValueAsync("転居");
    }

    [Fact]
    public async Task Next_pressed_before_the_check_has_answered_brings_the_questions_that_are_missing()
    {
        await using var taro = await form.Begin();
        await taro.Page.RouteAsync("**/check", route => route.AbortAsync());
        await Before(taro, kind: "変更");
        await taro.Press("次へ");
        Assert.EndsWith("/before", taro.Page.Url, StringComparison.Ordinal);
        await taro.Look("34-brought-up");
        await taro.Sees("答えに合わせて、このページの内容が増えました");
        await Assertions.Expect(taro.Page.Locator("[id='変更の理由']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Two_tabs_ask_which_of_them_counts()
    {
        await using var left = await form.Begin();
        await Before(left);
        await left.Press("次へ");
        await using var right = new Visit(await left.Page.Context.NewPageAsync(), script: true);
        await right.Page.GotoAsync(left.Page.Url);
        await Names(left);
        await left.Type("備考", "左の窓");
        await left.Press("次へ");
        await right.Type("備考", "右の窓");
        await right.Press("次へ");
        await right.Look("35-two-tabs");
        await right.Sees("左の窓");
        await right.Press("この画面の内容を使う");
        Assert.Equal("右の窓", await right.Page.Locator("[id='備考']").InputValueAsync()); // the name is missing now, and she is told so
    }

    [Fact]
    public async Task A_draft_is_moved_to_a_new_version_by_whoever_has_read_what_changed()
    {
        await using var jiro = await form.Begin();
        await Before(jiro);
        await jiro.Press("次へ");
        await jiro.Type("備考", "そのまま");
        await form.Publish(yaml => yaml
            .Replace("        - { id: 備考,", "        - { id: 要望, kind: text, label: { ja: 要望, easy: ねがい } }\n        - { id: 備考,", StringComparison.Ordinal)
            .Replace("- { id: 勤めた年, kind: year,", "- { id: 勤めた年, kind: date,", StringComparison.Ordinal));

        await Names(jiro);
        await jiro.Press("戻る");
        await jiro.Look("42-new-version-offered");
        await jiro.Follow("どこが変わったかを見て、新しい様式に移る");
        await jiro.Look("43-new-version");
        await jiro.Sees("要望");
        await jiro.Press("新しい様式に移る");
        await jiro.Sees("新しい様式に移りました");
        await jiro.Press("次へ");
        Assert.Equal("そのまま", await jiro.Page.Locator("[id='備考']").InputValueAsync());
        Assert.Equal(1, await jiro.Page.Locator("[id='要望']").CountAsync());
    }

    [Theory]
    [InlineData(true, 320)]
    [InlineData(false, 390)]
    public async Task One_question_at_a_time_is_read_at_400_percent_and_filled_in_without_script(bool script, int width)
    {
        await using var ume = await form.Begin(script, width);
        await ume.Press("1問ずつ答える画面にする");
        await ume.Look(script ? "36-one-question" : null);
        await ume.Choose("公務員", "yes");
        await ume.Press("次へ");
        await ume.Look(script ? "37-not-needed" : null);
        await ume.Sees("公務員の人は、勤務先に出してください。");
        await ume.Follow("答えを直す");
        await ume.Choose("公務員", "no");
        await ume.Press("次へ");
        await ume.Choose("区分", "新規");
        await ume.Press("次へ");
        await ume.Type("部数", "1");
        await ume.Press("次へ");
        await ume.Press("次へ");
        await Names(ume);
        await ume.Press("次へ");
        await ume.Press("まとめて入力する画面にする");
        await ume.Look(script ? "38-every-kind" : null);
        await ume.Page.GotoAsync(ume.Page.Url.Split('?', '#')[0] + "?lang=easy");
        await ume.Look(script ? "39-every-kind-easy" : null);
        await ume.Page.GotoAsync(ume.Page.Url.Split('?', '#')[0] + "?lang=ja");
        await ume.Press("次へ");
        await ume.Press("資格を追加する");
        await ume.Look(script ? "40-rows" : null);
        await ume.Press("次へ");
        await ume.Look(script ? "41-rows-wrong" : null);
    }

    private static async Task Before(Visit visit, string kind = "新規")
    {
        await visit.Choose("公務員", "no");
        await visit.Choose("区分", kind);
        await visit.Type("部数", "2");
    }

    private static async Task Names(Visit visit)
    {
        await visit.Type("氏名", "青梅");
        await visit.Page.Locator("[name='氏名.given']").FillAsync("花子");
    }

    private static Task Open(Visit visit, int row) => visit.Page.Locator($"button[value='open:世帯員.{row}']").ClickAsync();

    private static async Task Row(Visit visit, int row, string given)
    {
        foreach (var (name, value) in Person(row, given))
        {
            if (name.EndsWith("別居", StringComparison.Ordinal)) await visit.Choose(name, value);
            else await visit.Page.Locator($"[name='{name}']").FillAsync(value);
        }
    }

    private static (string Name, string Value)[] Person(int row, string given) =>
    [
        ($"世帯員.{row}.世帯員氏名.family", "青梅"), ($"世帯員.{row}.世帯員氏名.given", given), ($"世帯員.{row}.世帯員生年月日.year", "2020"),
        ($"世帯員.{row}.世帯員生年月日.month", "4"), ($"世帯員.{row}.世帯員生年月日.day", "5"), ($"世帯員.{row}.別居", "no"),
    ];

    /// <summary>As if she had typed them one after the other, which nobody shall wait for.</summary>
    private static async Task Fill(Visit visit, string draft, int count)
    {
        var fields = visit.Page.APIRequest.CreateFormData();
        fields.Append("世帯員.rows", $"{count}");
        foreach (var (name, value) in Enumerable.Range(0, count).SelectMany(i => Person(i, $"人{i}"))) fields.Append(name, value);
        fields.Append("action", "stay");
        var answer = await visit.Page.APIRequest.PostAsync($"{draft}/people", new() { Form = fields, Headers = new Dictionary<string, string> { ["Origin"] = new Uri(draft).GetLeftPart(UriPartial.Authority) } });
        Assert.True(answer.Ok, $"{answer.Status}");
    }
}
