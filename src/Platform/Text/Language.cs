namespace SmartLocal.Platform.Text;

/// <summary>The three ways in which every text of the product can be read.</summary>
public enum Language
{
    /// <summary>Japanese, as an office writes it.</summary>
    Ja,

    /// <summary>やさしい日本語: short sentences with furigana on every word in kanji.</summary>
    Easy,

    /// <summary>English.</summary>
    En,
}

/// <summary>How a language is named in links, files and HTML.</summary>
public static class LanguageCodes
{
    /// <summary>All languages, in the order in which the switch shows them.</summary>
    public static IReadOnlyList<Language> All { get; } = [Language.Ja, Language.Easy, Language.En];

    /// <summary>The code in <c>?lang=</c>, in the cookie and in the names of text files: ja, easy, en.</summary>
    public static string Code(this Language language) => language switch
    {
        Language.Ja => "ja",
        Language.Easy => "easy",
        Language.En => "en",
        _ => throw new ArgumentOutOfRangeException(nameof(language)),
    };

    /// <summary>The BCP 47 tag for <c>lang</c>: やさしい日本語 is Japanese to a screen reader.</summary>
    public static string HtmlLang(this Language language) => language is Language.En ? "en" : "ja";

    /// <summary>The language with this code, or null where there is none.</summary>
    public static Language? Parse(string? code) => code switch
    {
        "ja" => Language.Ja,
        "easy" => Language.Easy,
        "en" => Language.En,
        _ => null,
    };
}
