using SmartLocal.Kernel;
using SmartLocal.Platform.Kit;
using SmartLocal.Platform.Text;

namespace SmartLocal.Modules.Tests.PlatformText;

public sealed class TextCatalogueTests
{
    private static readonly TextCatalogue Catalogue = TextCatalogue.Of(
        ("a.title", "題名", "{題名|だいめい}", "Title"),
        ("a.only", "日本語だけ<", null, null),
        ("refusal.a.too-many", "{max}件までです。", null, "At most {max}."));

    [Fact]
    public void Each_reader_gets_the_text_of_her_language()
    {
        Assert.Equal("題名", new Text(Catalogue, Language.Ja)["a.title"].Html.Value);
        Assert.Contains("<rt>だいめい</rt>", new Text(Catalogue, Language.Easy)["a.title"].Html.Value, StringComparison.Ordinal);
        Assert.Equal("Title", new Text(Catalogue, Language.En)["a.title"].Html.Value);
    }

    [Fact]
    public void What_is_not_translated_reads_in_Japanese_and_is_counted()
    {
        Assert.Equal("日本語だけ<", new Text(Catalogue, Language.Easy)["a.only"].Plain);
        Assert.Equal(["a.only", "refusal.a.too-many"], Catalogue.Missing(Language.Easy));
        Assert.Equal(["a.only"], Catalogue.Missing(Language.En));
        Assert.Empty(Catalogue.Missing(Language.Ja));
    }

    [Fact]
    public void Japanese_within_an_English_page_says_that_it_is_Japanese()
    {
        var text = new Text(Catalogue, Language.En)["a.only"];

        Assert.Equal("<span lang=\"ja\">日本語だけ&lt;</span>", text.Html.Value);
        Assert.Equal("日本語だけ<", text.Plain);
    }

    [Fact]
    public void A_refusal_is_a_sentence_with_its_values()
    {
        var refusal = new RefusalKind("a.too-many").Because(("max", 1200));

        Assert.Equal("1,200件までです。", new Text(Catalogue, Language.Ja).Of(refusal).Plain);
        Assert.Equal("At most 1,200.", new Text(Catalogue, Language.En).Of(refusal).Plain);
    }

    [Fact]
    public void A_missing_key_is_loud()
    {
        var wrong = Assert.Throws<KeyNotFoundException>(() => new Text(Catalogue, Language.Ja)["a.titel"]);
        Assert.Contains("a.titel", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_without_Japanese_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => TextCatalogue.Of(("a.title", "題名", null, null), ("a.x", null, null, "X")));

    [Fact]
    public void A_translation_cannot_name_a_value_that_the_Japanese_text_does_not_have()
    {
        var wrong = Assert.Throws<InvalidOperationException>(
            () => TextCatalogue.Of(("a.left", "あと{days}日", null, "{day} days left")));
        Assert.Contains("a.left", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_stands_twice_is_refused()
    {
        using var first = new MemoryStream("""{ "a.title": "題名", "a.title": "別の題名" }"""u8.ToArray());
        var wrong = Assert.Throws<InvalidOperationException>(() => TextCatalogue.Read("AText.ja.json", first, []));
        Assert.Contains("AText.ja.json", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_files_of_an_assembly_are_read_in_all_three_languages()
    {
        var texts = TextCatalogue.Load([typeof(KitSetup).Assembly]);

        Assert.Equal("※必須", new Text(texts, Language.Ja)["kit.required"].Plain);
        Assert.Equal("*Required", new Text(texts, Language.En)["kit.required"].Plain);
        Assert.DoesNotContain(texts.Missing(Language.Easy), k => k.StartsWith("kit.", StringComparison.Ordinal));
        Assert.DoesNotContain(texts.Missing(Language.En), k => k.StartsWith("kit.", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_kanji_of_the_kit_has_its_reading_in_easy_Japanese()
    {
        var easy = new Text(TextCatalogue.Load([typeof(KitSetup).Assembly]), Language.Easy);
        // The credit's name of a holder and the label of a language in its own name are not read out word by word.
        var bare = easy.Catalogue.Keys
            .Where(k => k.StartsWith("kit.", StringComparison.Ordinal) && easy.Catalogue.Find(k, Language.Easy) is { Source: var s } && HasBareKanji(s))
            .Except(["kit.footer.credit"], StringComparer.Ordinal);

        Assert.Empty(bare);
    }

    [Fact]
    public void A_text_of_a_city_file_reads_like_one_of_the_catalogue()
    {
        var name = new LocalText("青梅市", "{青梅市|おうめし}", null);

        Assert.Contains("<rt>おうめし</rt>", new Text(Catalogue, Language.Easy).Of(name).Html.Value, StringComparison.Ordinal);
        Assert.Equal("<span lang=\"ja\">青梅市</span>", new Text(Catalogue, Language.En).Of(name).Html.Value);
        Assert.Equal(new LocalText("青梅市", "{青梅市|おうめし}"), name);
        Assert.Throws<FormatException>(() => new LocalText("{青梅"));
    }

    private static bool HasBareKanji(string source)
    {
        var inside = false;
        foreach (var c in source)
        {
            inside = c == '{' || (inside && c != '}');
            if (!inside && c is >= '一' and <= '鿿')
                return true;
        }

        return false;
    }
}
