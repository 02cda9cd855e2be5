using SmartLocal.Kernel;

namespace SmartLocal.Tests.Kernel;

public sealed class TextTests
{
    [Theory]
    [InlineData("ＡＢＣ　１２３！＃～", "ABC 123!#~")]
    [InlineData("1－2−3‐4–5—6", "1-2-3-4-5-6")]
    [InlineData("コーポ ｺｰﾎﾟ 青梅", "コーポ ｺｰﾎﾟ 青梅")]
    [InlineData("￥100", "¥100")]
    [InlineData("1\u00A02", "1 2")]
    public void Folding_makes_ASCII_of_every_width_and_leaves_Japanese_alone(string typed, string folded) => Assert.Equal(folded, Fold.Width(typed));

    [Fact]
    public void In_a_code_a_long_vowel_is_a_hyphen() => Assert.Equal("198-0042 1-2", Fold.Code("１９８ー００４２　1ｰ2"));

    [Fact]
    public void Folding_keeps_every_position_and_twice_is_once() =>
        Sampling.TextOf("Ａ１－　ー−あア漢\ud842\udfb7aZ-￥", 20).Always(typed =>
        {
            Assert.Equal(typed.Length, Fold.Width(typed).Length);
            Assert.Equal(Fold.Width(typed), Fold.Width(Fold.Width(typed)));
            Assert.Equal(Fold.Code(typed), Fold.Code(Fold.Code(typed)));
        });

    [Fact]
    public void Runs_of_spaces_become_one() => Assert.Equal("a b c", Fold.Spaces("　a  b\t　c ", ' '));

    [Fact]
    public void A_line_of_text_is_kept_as_written() => Assert.Equal("髙橋 邉󠄀 👩‍👧 ﾊﾝｶｸ", PlainText.Read("　髙橋 邉󠄀 👩‍👧 ﾊﾝｶｸ ", 20).Value);

    [Fact]
    public void Several_lines_keep_their_breaks_each_as_one_character_and_one_line_has_none()
    {
        Assert.Equal("あ\nい\n\n\tう", PlainText.ReadLines("\r\nあ\r\nい\r\r\tう\n", 8).Value);
        PlainText.ReadLines("あ\r\nい", 2).MustBe(PlainText.TooLong);
        PlainText.ReadLines("あ\n\u0007", 9).MustBe(PlainText.UnusableCharacter);
        PlainText.Read("あ\nい", 9).MustBe(PlainText.UnusableCharacter);
        PlainText.Read("あ\tい", 9).MustBe(PlainText.UnusableCharacter);
    }

    [Theory]
    [InlineData(0x323B0, true)] // kanji newer than some runtimes' tables
    [InlineData(0x1FFFF, false)]
    [InlineData(0xFFFE, false)]
    [InlineData(0xFDD0, false)]
    [InlineData(0x2028, false)]
    public void A_kanji_that_is_new_is_kept_and_what_is_no_character_is_not(int codePoint, bool kept) =>
        Assert.Equal(kept, !PlainText.Read($"a{new System.Text.Rune(codePoint)}a", 9).IsRefused);

    [Fact]
    public void An_unusable_character_is_refused_with_its_place_as_a_person_counts()
    {
        var refusal = PlainText.Read("𠮷野\u200B家", 10).MustBe(PlainText.UnusableCharacter);
        Assert.Equal(("U+200B", 3), (refusal.Values["character"], refusal.Values["position"]));
    }
}
