using System.Collections.Concurrent;
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
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_place_is_shown_on_the_map_and_kept(int width)
    {
        await using var goro = await form.Begin(width: width);
        var (fetched, refused) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>());
        goro.Page.Request += (_, request) => fetched.Enqueue(request.Url);
        goro.Page.Console += (_, line) => refused.Enqueue(line.Text);
        await Before(goro);
        await goro.Press("次へ");
        var (lat, lon) = (goro.Page.Locator("[id='場所']"), goro.Page.Locator("[id='場所-lon']"));
        var says = goro.Page.Locator(".point-says");
        Assert.DoesNotContain(fetched, url => url.Contains("map", StringComparison.Ordinal));

        // A press on the middle of the city, another beside the pin, and the pin pulled out of the city.
        await goro.Press("地図で示す");
        var map = goro.Page.Locator(".point-frame");
        await map.Locator(".point-names > :visible").First.WaitForAsync();
        var box = (await map.BoundingBoxAsync())!;
        await map.ClickAsync(new() { Position = new() { X = box.Width / 2, Y = box.Height / 2 } });
        await Assertions.Expect(says).ToContainTextAsync("ピンの場所は、青梅市");
        await Assertions.Expect(says).ToContainTextAsync("地図を拡大すると、もっと正確に示せます。");
        await goro.Look($"44-map-{width}");
        var first = (await lat.InputValueAsync(), await lon.InputValueAsync());
        Assert.Matches(@"^35\.80\d{4}$", first.Item1);
        Assert.Matches(@"^139\.23\d{4}$", first.Item2);
        await map.Locator(".point-pin").DragToAsync(map, new() { TargetPosition = new() { X = 40, Y = box.Height - 60 } });
        await Assertions.Expect(says).ToContainTextAsync("ピンの場所は、青梅市の外です。");
        Assert.NotEqual(first, (await lat.InputValueAsync(), await lon.InputValueAsync()));

        // By keys alone: to the map, away from where it stands, and the pin in its middle.
        await map.Locator("canvas").FocusAsync();
        await goro.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(says).ToContainTextAsync("地図の真ん中は、青梅市");
        await goro.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(says).ToContainTextAsync("ピンの場所は、青梅市");
        var kept = (await lat.InputValueAsync(), await lon.InputValueAsync());

        // What is typed moves the pin, and what the map gave is what is kept.
        await lat.FillAsync("35.816");
        await lon.FillAsync("139.3097");
        await Assertions.Expect(says).ToHaveTextAsync("ピンの場所は、青梅市今井一丁目の近くです。");
        await lat.FillAsync(kept.Item1);
        await lon.FillAsync(kept.Item2);
        await Names(goro);
        await goro.Press("次へ");
        await goro.Press("戻る");
        Assert.Equal(kept, (await lat.InputValueAsync(), await lon.InputValueAsync()));
        await goro.Press("地図で示す");
        await Assertions.Expect(says).ToContainTextAsync("ピンの場所は、青梅市");
        Assert.DoesNotContain(refused, line => line.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_no_map_can_be_drawn_she_is_told_so_and_types_the_place()
    {
        await using var haru = await form.Begin();
        await haru.Page.AddInitScriptAsync("HTMLCanvasElement.prototype.getContext = () => null");
        await Before(haru);
        await haru.Press("次へ");
        await haru.Press("地図で示す");
        await Assertions.Expect(haru.Page.Locator(".point-says")).ToHaveTextAsync("この画面では地図を表示できません。緯度と経度を入力してください。");
        await Assertions.Expect(haru.Page.Locator(".point-frame")).ToBeHiddenAsync();
        await Assertions.Expect(haru.Page.Locator("[id='場所']")).ToBeVisibleAsync();
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
