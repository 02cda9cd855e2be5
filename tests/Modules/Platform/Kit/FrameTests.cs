using AngleSharp.Dom;
using SmartLocal.Platform.Kit;
using SmartLocal.Platform.Text;

namespace SmartLocal.Modules.Tests.PlatformKit;

public sealed class FrameTests
{
    private static readonly Dictionary<string, object?> None = new(StringComparer.Ordinal);

    public static TheoryData<Language> Languages => [.. LanguageCodes.All];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task No_two_things_on_a_page_have_the_same_id(Language language)
    {
        var page = await Rendered.Page<KitSample>(None, language);

        Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_id_that_a_page_names_is_on_it(Language language)
    {
        var page = await Rendered.Page<KitSample>(None, language);
        var named = page.All.SelectMany(e => new[] { "for", "aria-describedby", "aria-labelledby" }
            .SelectMany(a => (e.GetAttribute(a) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        Assert.All(named, id => Assert.NotNull(page.GetElementById(id)));
        Assert.All(page.QuerySelectorAll(".error-summary a"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
    }

    [Fact]
    public async Task A_page_holds_no_style_or_script_of_its_own()
    {
        var page = await Rendered.Page<KitSample>(None);

        Assert.Empty(page.QuerySelectorAll("[style], style"));
        Assert.All(page.QuerySelectorAll("script"), s => Assert.NotNull(s.GetAttribute("src")));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_simulated_page_says_so_and_asks_not_to_be_found()
    {
        var simulated = await Rendered.Page<KitSample>(None);
        var real = await Rendered.Page<KitSample>(None, simulated: false);

        Assert.Contains("これはデモです", simulated.QuerySelector(".origin")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(simulated.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.Null(real.QuerySelector(".origin"));
    }

    [Fact]
    public async Task Every_page_says_that_it_is_not_the_citys()
    {
        var page = await Rendered.Page<KitSample>(None, simulated: false);

        Assert.Equal("非公式", page.QuerySelector(".site-unofficial")!.TextContent);
        Assert.Contains("青梅市の公式サイトではありません", page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("デジタル庁デザインシステム", page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.Ja, "ja", null)]
    [InlineData(Language.Easy, "ja", "easy")]
    [InlineData(Language.En, "en", null)]
    public async Task A_page_names_its_language_and_marks_it_in_the_switch(Language language, string lang, string? mark)
    {
        var page = await Rendered.Page<KitSample>(None, language);

        Assert.Equal((lang, mark), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("class")));
        Assert.EndsWith("lang=" + language.Code(), page.QuerySelector(".languages [aria-current]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("ja", page.QuerySelectorAll(".languages a")[0].GetAttribute("lang"));
    }

    [Fact]
    public async Task The_first_thing_on_a_page_leads_past_the_menu()
    {
        var page = await Rendered.Page<KitSample>(None);
        var first = page.Body!.FirstElementChild!;

        Assert.Equal("#main", first.GetAttribute("href"));
        Assert.Equal("main", page.GetElementById("main")!.LocalName);
    }

    [Fact]
    public async Task The_title_of_a_refused_page_begins_with_the_word_error()
    {
        var page = await Rendered.Page<KitSample>(None);

        Assert.Equal("エラー：申請する方のこと｜青梅市 SmartLocal", page.Title);
    }

    [Fact]
    public async Task Furigana_never_comes_into_a_title_or_an_option()
    {
        var page = await Rendered.Page<KitSample>(None, Language.Easy);

        Assert.NotEmpty(page.QuerySelectorAll("ruby"));
        Assert.DoesNotContain(page.QuerySelectorAll("title, option, [aria-label]"),
            e => (e.TextContent + e.GetAttribute("aria-label")).Contains("<ruby", StringComparison.Ordinal) && e.LocalName != "nav");
        Assert.DoesNotContain("ruby", page.Title!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_steps_announce_how_far_one_is()
    {
        var page = await Rendered.Page<KitSample>(None);

        Assert.StartsWith("全5ステップ中2", page.QuerySelector(".steps-count")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("申請する方", page.QuerySelector(".step[aria-current=step] .step-title")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_can_be_read_without_seeing_the_drawing()
    {
        var page = await Rendered.Page<KitSample>(None);

        Assert.Equal(["現在37.5 ％", "はじめの値12 ％", "目標60 ％"],
            page.QuerySelectorAll(".figure-table tr").Select(r => r.TextContent.Trim()));
        Assert.Equal("375", page.QuerySelector(".bar-value")!.GetAttribute("width"));
    }

    [Fact]
    public async Task A_change_link_says_what_it_changes()
    {
        var page = await Rendered.Page<KitSample>(None);

        Assert.Equal("変更（氏名）", page.QuerySelector(".answer-change a")!.TextContent);
    }

    [Fact]
    public async Task A_form_without_mistakes_has_no_error_summary()
    {
        var page = await Rendered.Page<ErrorSummary>(new(StringComparer.Ordinal) { ["Errors"] = Array.Empty<FieldError>() });

        Assert.Empty(page.Body!.Children);
    }
}
