using System.Text;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Search;

namespace SmartLocal.Modules.Tests.Platform.Search;

/// <summary>People find things by their own words, as they spell and mistype them.</summary>
public sealed class SearchIndexTests
{
    private const string Groups = """
        groups:
          - { words: [引っ越し, 引越し], also: [転入, 転出] }
          - { words: [犬, ペット, dog] }
        ignore: [手続き, したい]
        """;

    private static readonly SearchIndex<string> Index = SearchIndex<string>.Of(
    [
        Thing("転入届", ["てんにゅうとどけ"], ["住所変更"], "青梅市に来た人が出します"),
        Thing("転出届", ["てんしゅつとどけ"], [], "市の外へ行く人が出します"),
        Thing("犬の登録", ["いぬのとうろく"], ["狂犬病"], "犬を飼い始めたときに申請します"),
        Thing("生ごみ処理機の補助", ["なまごみしょりきのほじょ"], ["コンポスト"], "機械を買った人へ"),
        Thing("住民票の写し", ["じゅうみんひょうのうつし"], ["住民票"], "引越しの後の証明にも使えます"),
        Thing("要介護認定", ["ようかいごにんてい"], ["介護"], "犬と暮らす人も"),
    ], Synonyms());

    [Theory]
    [InlineData("引っ越し")]
    [InlineData("引越")]
    [InlineData("引っ越しの手続き")]
    public void Everyday_words_find_what_they_mean_in_an_office(string typed)
    {
        var found = Found(typed);
        Assert.Contains("転入届", found);
        Assert.Contains("転出届", found);
        Assert.Contains("住民票の写し", found);
    }

    [Fact]
    public void What_it_means_in_an_office_does_not_find_the_everyday_word() => Assert.Equal(["転入届"], Found("転入"));

    [Theory]
    [InlineData("生ごみ")]
    [InlineData("なまごみ")]
    [InlineData("ナマゴミ")]
    [InlineData("ﾅﾏｺﾞﾐ")]
    [InlineData("こんぽすと")]
    [InlineData("コンポースト")]
    [InlineData("コンポスト 補助")]
    public void Kana_width_and_long_vowels_make_no_difference(string typed) => Assert.Equal(["生ごみ処理機の補助"], Found(typed));

    [Theory]
    [InlineData("コンポスド", "コンポスト")]
    [InlineData("コンポト", "コンポスト")]
    [InlineData("コンスポト", "コンポスト")]
    [InlineData("住民標", "住民票")]
    public void A_slip_of_one_letter_is_forgiven_and_said(string typed, string meant)
    {
        var found = Index.Find(SearchWords.Of(typed));
        Assert.Single(found.All);
        Assert.Contains(meant, found.Instead);
    }

    [Theory]
    [InlineData("いむ")] // of two letters everything is one slip away
    [InlineData("火星")]
    [InlineData("犬 火星")]
    public void What_fits_nothing_finds_nothing(string typed) => Assert.Empty(Found(typed));

    [Fact]
    public void A_name_comes_before_a_word_and_a_word_before_a_text() => Assert.Equal(["犬の登録", "要介護認定"], Found("犬"));

    [Theory]
    [InlineData("介護認定を受けたい", "要介護認定")]
    [InlineData("犬の住民票", "住民票の写し")]
    [InlineData("dog 登録", "犬の登録")]
    public void A_sentence_is_taken_apart_at_the_words_in_it(string typed, string first) =>
        Assert.Equal(first, Found(typed) is [var best, ..] ? best : "");

    [Theory]
    [InlineData("引っ越しました")]
    [InlineData("引越します")]
    [InlineData("引っ越したいです")]
    [InlineData("引っ越す")]
    [InlineData("市内に引っ越していません")]
    public void However_a_verb_ends_it_is_one_word(string typed) => Assert.Equal(["転入届", "転出届", "住民票の写し"], Found(typed));

    [Theory]
    [InlineData("犬の登録をしました", "犬の登録")]
    [InlineData("犬の住民票", "住民票の写し")] // nothing has both, and 犬 is said of more
    public void What_has_all_words_comes_alone_and_particles_are_none(string typed, string found) => Assert.Equal(found.Split(' '), Found(typed));

    [Fact]
    public void A_slip_beside_a_word_that_is_known_is_forgiven_and_said()
    {
        var found = Index.Find(SearchWords.Of("コンポスドの補助"));
        Assert.Equal(["生ごみ処理機の補助"], found.All);
        Assert.Contains("コンポスト", found.Instead);
    }

    [Theory]
    [InlineData("写し", "写")]
    [InlineData("亡くなりました", "亡くな")]
    [InlineData("亡くなつた", "亡くな")]
    [InlineData("払えません", "払え")]
    [InlineData("なくしました", "なく")]
    [InlineData("転入届", null)]
    [InlineData("おむつ", null)]
    [InlineData("める", null)] // メール
    [InlineData("ごみ", null)]
    public void Only_what_ends_as_verbs_do_has_a_stem(string loose, string? stem) => Assert.Equal(stem, Inflection.Stem(loose));

    [Fact]
    public void Where_nothing_fits_what_is_called_alike_is_offered()
    {
        var found = Index.Find(SearchWords.Of("要介護申請 火星"));
        Assert.Empty(found.All);
        Assert.Equal("要介護認定", found.Near[0]);
    }

    [Fact]
    public void An_empty_index_finds_nothing() => Assert.Empty(SearchIndex<string>.Of([], SmartLocal.Platform.Search.Synonyms.None).Find(SearchWords.Of("犬")).All);

    [Theory]
    [InlineData("groups:\n  - { words: [犬] }\n", 2, "The group 1 has nothing to find by another word")]
    [InlineData("groups:\n  - { words: [引っ越し, ひつこし, ヒッコシ] }\n", 2, "'ひつこし' stands twice in its group")]
    [InlineData("groups:\n  - { words: [い, いえ] }\n", 2, "'い' is too short to be looked for")]
    [InlineData("groups:\n  - { word: [犬] }\n", 2, "Property 'word' not found")]
    [InlineData("ignore: [\"!\"]\n", 1, "A word under ignore has no letter")]
    public void A_mistake_in_the_synonyms_is_found_at_its_line(string yaml, int line, string what)
    {
        var mistake = Assert.Single(SmartLocal.Platform.Search.Synonyms.Check(Files(yaml)));
        Assert.Equal(line, mistake.Line);
        Assert.StartsWith(what, mistake.What, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Found(string typed) => Index.Find(SearchWords.Of(typed)).All;

    private static SearchDocument<string> Thing(string name, string[] readings, string[] words, string text) =>
        new(name, [new(100, [name, .. readings]) { IsName = true }, new(55, words) { IsName = true }, new(15, [text])]);

    private static Synonyms Synonyms() => SmartLocal.Platform.Search.Synonyms.Of(Files(Groups));

    private static ReleaseFiles Files(string yaml) => new([new ReleaseFile("synonyms.yaml", "japan", Encoding.UTF8.GetBytes(yaml))]);
}
