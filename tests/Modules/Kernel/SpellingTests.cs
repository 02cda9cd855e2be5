using SmartLocal.Kernel;

namespace SmartLocal.Tests.Kernel;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("コンピューター", "こんぴゆた")]
    [InlineData("ｺﾝﾋﾟｭｰﾀ", "こんぴゆた")]
    [InlineData("引っ越し・転入", "引つ越し 転入")]
    [InlineData("ＤＶ　支援", "dv 支援")]
    [InlineData("代々木", "代代木")]
    [InlineData("霞ヶ関", "霞け関")]
    [InlineData("つづく", "つずく")]
    [InlineData("（予約）", "予約")]
    [InlineData("𠮷野家", "𠮷野家")]
    public void Spellings_of_one_word_become_one(string written, string loose) => Assert.Equal(loose, Spelling.Loose(written));

    [Theory]
    [InlineData("引っ越し")]
    [InlineData("引越し")]
    [InlineData("引越")]
    public void Okurigana_make_no_difference(string written) => Assert.Equal("引越", Spelling.WithoutOkurigana(written));

    [Theory]
    [InlineData("住民票の写し", "住民票の写")]
    [InlineData("子どもの医療", "子どもの医療")]
    [InlineData("申し込み", "申込")]
    [InlineData("届け出", "届出")]
    public void What_is_no_okurigana_stays(string written, string bare) => Assert.Equal(Spelling.Loose(bare), Spelling.WithoutOkurigana(written));

    [Fact]
    public void Folding_what_is_folded_changes_nothing()
    {
        foreach (var word in new[] { "コンポスト", "ﾋｯｺｼ", "生ごみ処理機", "My Number Card", "々" }) Assert.Equal(Spelling.Loose(word), Spelling.Loose(Spelling.Loose(word)));
    }

    [Theory]
    [InlineData("いぬ", 'あ')]
    [InlineData("ぎょうむ", 'か')]
    [InlineData("ゔぁいおりん", 'あ')]
    [InlineData("パンフレット", 'は')]
    [InlineData("ゃ", 'や')]
    [InlineData("んー", 'わ')]
    public void A_reading_stands_in_its_row(string reading, char row) => Assert.Equal(row, KanaRow.Of(reading));

    [Fact]
    public void What_is_no_kana_has_no_row() => Assert.Null(KanaRow.Of("DV"));
}
