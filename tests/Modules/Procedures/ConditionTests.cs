using System.Net;
using System.Text.Json;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Tests.Procedures;

/// <summary>Questions that are asked only of some.</summary>
public sealed class ConditionTests(FormWorld world) : IClassFixture<FormWorld>
{
    [Fact]
    public async Task Next_pressed_before_the_check_has_answered_comes_back_with_the_questions_that_the_answers_bring_up()
    {
        using var browser = new Browser(world.Ome);
        var draft = await FormWorld.Begin(browser);
        var first = await browser.Get($"{draft}/before");
        Assert.DoesNotContain("変更の理由", FormWorld.Asked(first));

        // The page still has them hidden: no script has run, or its answer is on the way.
        var again = await browser.Press(first, "next", ("公務員", "no"), ("区分", "変更"), ("部数", "2"));

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Contains("答えに合わせて、このページの内容が増えました", again.Main, StringComparison.Ordinal);
        Assert.Equal("変更の理由", again.Document.QuerySelector(".banner a[href='#変更の理由']")!.TextContent);
        Assert.Contains("変更の理由", FormWorld.Asked(again));
        Assert.Contains("前に出した内容がわかるもの", again.Document.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(again.Document.QuerySelectorAll(".error-summary, .field-error")); // nobody is blamed for what she has not seen
        Assert.Equal($"{draft}/changed", (await browser.Press(again, "next", ("変更の理由", "転居"))).Location);
    }

    [Fact]
    public async Task A_mistake_and_a_new_question_are_told_together_and_each_as_what_it_is()
    {
        using var browser = new Browser(world.Ome);
        var draft = await FormWorld.Begin(browser);

        var again = await browser.Press(await browser.Get($"{draft}/before"), "next", ("公務員", "no"), ("区分", "変更"), ("部数", "99"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal(["#部数"], again.Document.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href")));
        Assert.NotNull(again.Document.QuerySelector(".banner a[href='#変更の理由']"));
    }

    [Fact]
    public async Task What_is_not_asked_any_more_is_absent_everywhere_and_what_was_typed_there_stays_in_the_draft()
    {
        using var browser = new Browser(world.Ome);
        var draft = await FormWorld.Begin(browser);
        var page = await browser.Press(await browser.Get($"{draft}/before"), "next", ("公務員", "no"), ("区分", "変更"), ("部数", "2"));
        page = await browser.Follow(await browser.Press(page, "next", ("変更の理由", "転居")));
        await browser.Press(page, "next", FormWorld.Good("changed"));

        // She thinks better of it: a new one, for which neither the reason nor the second step is asked.
        Assert.Equal($"{draft}/kinds", (await browser.Press(await browser.Get($"{draft}/before"), "next", ("区分", "新規"))).Location);
        Assert.Equal($"{draft}/kinds", (await browser.Get($"{draft}/changed")).Location);
        await browser.Press(await browser.Get($"{draft}/kinds"), "next", FormWorld.Good("kinds"));
        await browser.Press(await browser.Get($"{draft}/people"), "next", FormWorld.Good("people"));
        var confirm = await browser.Get($"{draft}/confirm");
        Assert.DoesNotContain("変更の理由", confirm.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("転居", confirm.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("変わった", confirm.Main, StringComparison.Ordinal);
        Assert.Equal(4, confirm.Document.QuerySelectorAll(".steps li").Length);
        Assert.Equal($"{draft}/before", (await browser.Press(await browser.Get($"{draft}/kinds"), "back")).Location);

        // And back again: nothing has to be typed twice.
        await browser.Press(await browser.Get($"{draft}/before"), "next", ("区分", "変更"));
        Assert.Equal("転居", (await browser.Get($"{draft}/before")).Value("変更の理由"));
        Assert.Equal("8", (await browser.Get($"{draft}/changed")).Value("変わった日.year"));
        Assert.Equal(5, (await browser.Get($"{draft}/before")).Document.QuerySelectorAll(".steps li").Length);
    }

    [Fact]
    public async Task The_check_says_what_the_open_page_has_to_show_and_saves_nothing()
    {
        using var browser = new Browser(world.Ome);
        var draft = await FormWorld.Begin(browser);
        (string, string)[] typed = [("公務員", "no"), ("区分", "変更"), ("部数", "12"), ("変更の理由.hidden", "1"), ("変更の案内.hidden", "1")];

        var items = Items(await browser.Post($"{draft}/before/check", typed), out var says);

        Assert.Equal((true, true), (items["変更の理由"].Shown, items["変更の理由"].Required));
        Assert.True(items["変更の案内"].Shown);
        Assert.True(items["領収書のあて名"].Required);
        Assert.Equal("3,600円", items["手数料"].Value);
        Assert.Equal("質問が増えました。", says);
        Assert.Null((await browser.Get($"{draft}/before")).Document.QuerySelector("main input[checked]"));

        items = Items(await browser.Post($"{draft}/before/check", ("公務員", "no"), ("区分", "新規"), ("部数", "x")), out says);
        Assert.Equal((false, "質問が減りました。"), (items["変更の理由"].Shown, says));
        Assert.Equal("ほかの答えを入力すると、ここに出ます", items["手数料"].Value);

        using var stranger = new Browser(world.Ome);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post($"{draft}/before/check", typed)).Status);
    }

    [Fact]
    public async Task In_a_row_too_a_question_comes_with_the_answer_that_brings_it_up()
    {
        using var browser = new Browser(world.Ome);
        var draft = await FormWorld.Begin(browser);
        var page = await browser.Get($"{draft}/people");

        var items = Items(await browser.Post($"{draft}/people/check", ("世帯員.rows", "2"), ("世帯員.1.別居", "yes"), ("世帯員.1.別居先.hidden", "1")), out _);
        Assert.Equal((false, true, true), (items["世帯員.0.別居先"].Shown, items["世帯員.1.別居先"].Shown, items["別居の理由"].Shown));
        Assert.Equal("2", items["世帯の人数"].Value);

        page = await browser.Press(page, "next", [.. FormWorld.Person(0, "太郎"), ("世帯員.0.別居", "yes")]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["#世帯員-0-別居先", "#世帯員-0-別居の書類", "#別居の理由"], page.Document.QuerySelectorAll(".banner a").Select(a => a.GetAttribute("href")));
        Assert.NotNull(page.Document.GetElementById("世帯員-0-別居先"));
    }

    private static Dictionary<string, (bool Shown, bool Required, string? Value)> Items(Seen answer, out string says)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var json = JsonDocument.Parse(answer.Document.Body!.TextContent).RootElement;
        says = json.GetProperty("says").GetString()!;
        return json.GetProperty("items").EnumerateArray().ToDictionary(
            i => i.GetProperty("path").GetString()!,
            i => (i.GetProperty("shown").GetBoolean(), i.GetProperty("required").GetBoolean(), i.TryGetProperty("value", out var value) ? value.GetString() : null));
    }
}
