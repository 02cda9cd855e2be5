using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Platform.Kit;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Modules.Tests.PlatformKit;

public sealed class PageWriterTests
{
    private static readonly IServiceProvider Services = new ServiceCollection()
        .AddSingleton(new Text(Rendered.Catalogue, Language.Ja)).BuildServiceProvider();

    [Fact]
    public void Japanese_leaves_as_Japanese_in_text_and_in_attributes() => Assert.Equal(
        "<p title=\"青梅市\">河辺町</p>",
        Html(b => Element(b, "p", ("title", "青梅市"), "河辺町")));

    [Fact]
    public void What_somebody_typed_cannot_leave_its_place() => Assert.Equal(
        "<p title=\"&quot;&gt;&lt;script&gt;&amp;\">&lt;img src=x onerror=alert(1)&gt;</p>",
        Html(b => Element(b, "p", ("title", "\"><script>&"), "<img src=x onerror=alert(1)>")));

    [Theory]
    [InlineData("𠮷")]
    [InlineData("葛\U000E0100城市")]
    [InlineData("\u0000\u001f")]
    [InlineData("\ud800 alone")]
    public void Any_character_reads_back_as_it_was_or_as_its_replacement(string text)
    {
        var html = Html(b => Element(b, "p", null, text));

        var read = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).QuerySelector("p")!.TextContent;
        Assert.Equal(text.Replace("\u0000", "\ufffd", StringComparison.Ordinal).Replace("\ud800", "\ufffd", StringComparison.Ordinal), read);
    }

    [Fact]
    public void A_text_of_many_characters_that_must_be_encoded_is_written_whole()
    {
        var html = Html(b => Element(b, "p", null, new string('<', 100_000)));

        Assert.Equal(4 * 100_000, html.Length - "<p></p>".Length);
    }

    [Fact]
    public void An_attribute_that_is_false_or_null_is_left_out_and_one_that_is_true_has_no_value() => Assert.Equal(
        "<input checked>",
        Html(b =>
        {
            b.OpenElement(0, "input");
            b.AddAttribute(1, "disabled", false);
            b.AddAttribute(2, "value", (string?)null);
            b.AddAttribute(3, "checked", true);
            b.CloseElement();
        }));

    [Fact]
    public void A_part_in_a_part_is_written_in_its_place_with_what_stands_in_it() => Assert.Equal(
        "<section lang=\"ja\"><b>下書き</b></section><hr>",
        Html(b =>
        {
            b.OpenComponent<Framed>(0);
            b.AddComponentParameter(1, nameof(Framed.ChildContent), (RenderFragment)(inner => Element(inner, "b", null, "下書き")));
            b.CloseComponent();
            b.AddMarkupContent(2, "<hr>");
        }));

    [Fact]
    public void What_does_not_fit_into_the_room_of_a_usual_page_is_written_whole()
    {
        var text = string.Concat(Enumerable.Repeat("生ごみ<&>", PageText.UsualLength));

        Assert.Equal($"<p>{text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)}</p>", Html(b => Element(b, "p", null, text)));
    }

    [Fact]
    public void Parts_that_stand_beside_one_another_do_not_write_into_one_another() => Assert.Equal(
        "<section lang=\"ja\"><b>一</b></section><section lang=\"ja\"><b>二</b></section>",
        Html(b =>
        {
            foreach (var word in new[] { "一", "二" })
            {
                b.OpenComponent<Framed>(0);
                b.AddComponentParameter(1, nameof(Framed.ChildContent), (RenderFragment)(inner => Element(inner, "b", null, word)));
                b.CloseComponent();
            }
        }));

    [Fact]
    public void A_parameter_that_the_part_does_not_have_is_named()
    {
        var e = Assert.Throws<InvalidOperationException>(() => new PageWriter(Services, new()).Write(typeof(Framed), [new("Colour", "red")]));

        Assert.Equal("Framed has no parameter Colour", e.Message);
    }

    [Fact]
    public void An_event_handler_is_refused_because_nothing_would_ever_call_it() => Assert.Contains(
        "handles no events",
        Assert.Throws<NotSupportedException>(() => Html(b =>
        {
            b.OpenElement(0, "button");
            b.AddAttribute(1, "onclick", () => { });
            b.CloseElement();
        })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_part_that_stands_in_itself_is_found_before_the_stack_is_full() => Assert.Contains(
        "stands in itself", Assert.Throws<InvalidOperationException>(() => new PageWriter(Services, new()).Write(typeof(Endless), [])).Message, StringComparison.Ordinal);

    private static string Html(RenderFragment content)
    {
        var page = new PageText();
        using (var writer = new PageWriter(Services, page)) writer.Write(typeof(Bare), [new(nameof(Bare.ChildContent), content)]);
        return page.Written.ToString();
    }

    private static void Element(RenderTreeBuilder b, string name, (string Name, string Value)? attribute, string text)
    {
        b.OpenElement(0, name);
        if (attribute is { } a) b.AddAttribute(1, a.Name, a.Value);
        b.AddContent(2, text);
        b.CloseElement();
    }

    private sealed class Bare : PagePart
    {
        [Parameter] public RenderFragment? ChildContent { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder __builder) => __builder.AddContent(0, ChildContent);
    }

    private sealed class Framed : PagePart
    {
        [Parameter] public RenderFragment? ChildContent { get; set; }

        [Inject] private Text Text { get; set; } = null!;

        protected override void BuildRenderTree(RenderTreeBuilder __builder)
        {
            __builder.OpenElement(0, "section");
            __builder.AddAttribute(1, "lang", Text.Language.HtmlLang());
            __builder.AddContent(2, ChildContent);
            __builder.CloseElement();
        }
    }

    private sealed class Endless : PagePart
    {
        protected override void BuildRenderTree(RenderTreeBuilder __builder)
        {
            __builder.OpenComponent<Endless>(0);
            __builder.CloseComponent();
        }
    }
}
