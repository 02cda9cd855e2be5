using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

namespace SmartLocal.Modules.Tests.PlatformText;

public sealed class TemplateTests
{
    private static RichText Fill(string source, params (string, object)[] values) =>
        Template.Parse(source).Fill(values, Language.Ja);

    [Fact]
    public void A_word_with_a_reading_becomes_furigana_on_the_page_and_the_word_alone_in_a_title()
    {
        var text = Fill("{申請|しんせい}する");

        Assert.Equal("<ruby>申請<rp>（</rp><rt>しんせい</rt><rp>）</rp></ruby>する", text.Html.Value);
        Assert.Equal("申請する", text.Plain);
    }

    [Fact]
    public void A_value_cannot_bring_markup_into_the_page()
    {
        var text = Fill("{name}さん", ("name", "<script>alert('x')</script>{漢字|かんじ}\""));

        Assert.DoesNotContain("<", text.Html.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("ruby", text.Html.Value, StringComparison.Ordinal);
        Assert.Equal("<script>alert('x')</script>{漢字|かんじ}\"さん", text.Plain);
    }

    [Fact]
    public void Markup_written_in_a_text_file_is_shown_and_not_obeyed() =>
        Assert.Equal("&lt;b&gt;太字&lt;/b&gt;", Fill("<b>太字</b>").Html.Value);

    [Fact]
    public void A_rich_value_keeps_its_furigana() =>
        Assert.Contains("<rt>し</rt>", Fill("{city}の", ("city", Fill("{市|し}"))).Html.Value, StringComparison.Ordinal);

    [Theory]
    [InlineData(30_000, "30,000円")]
    [InlineData(0, "0円")]
    public void A_number_is_written_with_its_thousands(int yen, string shown) =>
        Assert.Equal(shown, Fill("{yen}円", ("yen", yen)).Plain);

    [Theory]
    [InlineData(1, "1 day")]
    [InlineData(2, "2 days")]
    [InlineData(0, "0 days")]
    public void English_counts_one_and_many(int days, string shown) =>
        Assert.Equal(shown, Fill("{days} {days:day|days}", ("days", days)).Plain);

    [Theory]
    [InlineData(Language.Ja, "2026年2月3日")]
    [InlineData(Language.En, "3 February 2026")]
    public void A_day_is_written_out_in_the_language_of_the_reader(Language language, string shown) =>
        Assert.Equal(shown, Template.Parse("{day}").Fill([("day", new DateOnly(2026, 2, 3))], language).Plain);

    [Fact]
    public void A_moment_is_shown_by_the_clocks_of_Japan() =>
        Assert.Equal("2026年1月1日 8:05", Fill("{at}", ("at", new DateTimeOffset(2025, 12, 31, 23, 5, 0, TimeSpan.Zero))).Plain);

    [Theory]
    [InlineData(Language.Ja, "12,000円")]
    [InlineData(Language.En, "12,000\u00A0yen")]
    public void An_amount_names_its_currency_in_the_language_of_the_reader(Language language, string shown) =>
        Assert.Equal(shown, Template.Parse("{yen}").Fill([("yen", new Yen(12_000))], language).Plain);

    [Fact]
    public void A_line_break_in_a_value_stays_a_line_break() =>
        Assert.Equal("198-8701<br>東青梅", RichText.Verbatim("198-8701\n東青梅").Html.Value);

    [Fact]
    public void A_doubled_brace_is_a_brace() => Assert.Equal("{a}", Fill("{{a}}").Plain);

    [Fact]
    public void A_forgotten_value_is_loud()
    {
        var wrong = Assert.Throws<InvalidOperationException>(() => Fill("あと{days}日"));
        Assert.Contains("{days}", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("閉じない{name")]
    [InlineData("開かない}")]
    [InlineData("{漢字}")]
    [InlineData("{漢字|}")]
    [InlineData("{|かんじ}")]
    [InlineData("{}")]
    public void Wrong_markup_is_refused_when_the_text_is_read(string source) =>
        Assert.Throws<FormatException>(() => Template.Parse(source));
}
