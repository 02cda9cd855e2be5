using SmartLocal.Kernel;

namespace SmartLocal.Tests.Kernel;

public sealed class PeopleTests
{
    private const string AnyKana = "アイガぱｶﾞﾊﾟﾟヴヶっャ-ー・ 　ｰﾞゝゞヺんン゛漢A";

    [Fact]
    public void A_name_is_kept_letter_by_letter_without_the_space_around_it()
    {
        var name = PersonName.Of(" 髙𠮷　", "　邉󠄀\t").Value;
        Assert.Equal(("髙𠮷", "邉󠄀"), (name.Family, name.Given));
        Assert.Equal("髙𠮷　邉󠄀", name.ToString());
    }

    [Fact]
    public void A_name_may_have_one_part_or_be_in_Latin_letters()
    {
        Assert.Equal("SUKARNO", PersonName.Single("SUKARNO").Value.ToString());
        Assert.Equal("SMITH Anne Marie", PersonName.Of("SMITH", "Anne Marie").Value.ToString());
    }

    [Theory]
    [InlineData("", "花子", "kernel.name-family-missing", "family")]
    [InlineData(" 　 ", "花子", "kernel.name-family-missing", "family")]
    [InlineData("青梅", null, "kernel.name-given-missing", "given")]
    [InlineData("青\u0007梅", "花子", "kernel.text-unusable-character", "family")]
    [InlineData("青梅", "花\n子", "kernel.text-unusable-character", "given")]
    [InlineData("青梅", "花\u202E子", "kernel.text-unusable-character", "given")]
    [InlineData("青\uE000", "花子", "kernel.text-unusable-character", "family")]
    [InlineData("青\uD800", "花子", "kernel.text-unusable-character", "family")]
    public void A_name_that_nobody_can_read_is_refused_at_its_part(string? family, string? given, string code, string field)
    {
        var refusal = PersonName.Of(family, given).Refusal;
        Assert.Equal((code, field), (refusal.Kind.Code, refusal.Field));
    }

    [Fact]
    public void A_name_of_a_hundred_letters_fits_and_one_more_does_not()
    {
        var longest = string.Concat(Enumerable.Repeat("𠮷", PersonName.MaxPart));
        Assert.False(PersonName.Of(longest, "花子").IsRefused);
        Assert.Equal(101, PersonName.Of(longest + "田", "花子").MustBe(PlainText.TooLong).Values["length"]);
    }

    [Theory]
    [InlineData("おうめ", "オウメ")]
    [InlineData("ｵｳﾒ", "オウメ")]
    [InlineData("ｶﾞｷﾞｸﾞ ﾊﾟﾋﾟ ｳﾞｧ", "ガギグ　パピ　ヴァ")]
    [InlineData("か゛は゜", "ガパ")]
    [InlineData("か\u3099", "ガ")]
    [InlineData("まり-", "マリー")]
    [InlineData("ﾏﾘｰ･ｱﾝ", "マリー・アン")]
    [InlineData("  いす  ゞ ", "イス　ヾ")]
    [InlineData("ゔぇる", "ヴェル")]
    [InlineData("ゐゑを", "ヰヱヲ")]
    public void A_reading_becomes_full_width_katakana(string typed, string reading) => Assert.Equal(reading, Kana.Read(typed).Value);

    [Theory]
    [InlineData("青梅", "青", 1)]
    [InlineData("オウm", "m", 3)]
    [InlineData("オ𠮷", "𠮷", 2)]
    [InlineData("アﾞ", "ﾞ", 2)]
    [InlineData("-ア", "-", 1)]
    [InlineData("ア1", "1", 2)]
    public void A_reading_with_something_else_than_kana_is_refused_with_it(string typed, string character, int position)
    {
        var refusal = Kana.Read(typed).MustBe(Kana.NotKana);
        Assert.Equal((character, position), (refusal.Values["character"], refusal.Values["position"]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("　")]
    [InlineData("・")]
    [InlineData("ー")]
    public void A_reading_without_a_letter_is_missing(string? typed) => Kana.Read(typed).MustBe(Kana.Missing);

    [Fact]
    public void Reading_a_reading_again_changes_nothing() => Sampling.TextOf(AnyKana, 12).Always(typed =>
    {
        if (Kana.Read(typed).Try(out var reading, out _))
            Assert.Equal(reading, Kana.Read(reading).Value);
    });

    [Fact]
    public void A_refused_reading_says_whether_it_is_the_family_s_or_the_given_one()
    {
        Assert.Equal("family", KanaName.Of("青梅", "ハナコ").MustBe(Kana.NotKana).Field);
        Assert.Equal("given", KanaName.Of("オウメ", "").MustBe(Kana.Missing).Field);
        Assert.Equal("given", KanaName.Of("オウメ", new string('ア', 101)).MustBe(PlainText.TooLong).Field);
    }

    [Theory]
    [InlineData("アオ アオイ")] // the shorter first
    [InlineData("カア カート カード カアド カートウ カドウ ガドウ")] // ー as the vowel before it, and before that vowel
    [InlineData("ハシ バシ パシ ハシラ")] // sound marks only where the letters are the same
    [InlineData("ハッカ ハツカ")] // small before large
    [InlineData("イスヽ イスス イスズ")] // a repeated letter before the letter
    [InlineData("ア カ サ タ ナ ハ マ ヤ ラ ワ ヰ ヱ ヲ ン")]
    public void Readings_are_ordered_as_in_a_Japanese_dictionary(string ordered)
    {
        var expected = ordered.Split(' ');
        Assert.Equal(expected, expected.Reverse().OrderBy(KeyOf, StringComparer.Ordinal));
    }

    [Fact]
    public void Spaces_and_dots_do_not_change_where_a_reading_stands() =>
        Assert.Equal(KanaName.Single("マリーアン").Value.SortKey, KanaName.Single("マリー・アン").Value.SortKey);

    [Fact]
    public void People_of_one_family_name_stand_together_and_shorter_names_first()
    {
        string[] expected = ["カトウ　ハナコ", "カトウ　ワタル", "ガトウ　アイ", "カトウギ　アイ"];
        var names = expected.Reverse().Select(n => n.Split('　')).Select(n => KanaName.Of(n[0], n[1]).Value);
        Assert.Equal(expected, names.OrderBy(n => n.SortKey, StringComparer.Ordinal).Select(n => n.ToString()));
    }

    [Fact]
    public void The_sort_key_is_the_letters_their_marks_and_their_kinds() =>
        Assert.Equal("オウメ 000 333/ハナコ 000 333", KanaName.Of("おうめ", "はなこ").Value.SortKey);

    private static string KeyOf(string reading) => KanaName.Single(reading).Value.SortKey;
}
