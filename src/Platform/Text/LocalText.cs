namespace SmartLocal.Platform.Text;

/// <summary>
/// A text that stands in a city's files in up to three languages, with the same markup as the catalogue's. A language
/// that is not given reads as the Japanese one.
/// </summary>
public sealed record LocalText
{
    private Template? ja;
    private Template? easy;
    private Template? en;

    /// <summary>Parses the text once.</summary>
    /// <exception cref="FormatException">A brace is not closed, or what stands between braces is neither value nor furigana.</exception>
    public LocalText(string ja, string? easy = null, string? en = null)
        : this(ja, easy, en, parse: true)
    {
    }

    private LocalText(string ja, string? easy, string? en, bool parse)
    {
        (Ja, Easy, En) = (ja, easy, en);
        if (!parse) return;
        foreach (var language in LanguageCodes.All) _ = Of(language);
    }

    /// <summary>A text that was parsed without a fault before: each language is parsed when it is first read, and most never are.</summary>
    public static LocalText Checked(string ja, string? easy, string? en) => new(ja, easy, en, parse: false);

    /// <summary>The Japanese text as written.</summary>
    public string Ja { get; }

    /// <summary>The text in やさしい日本語 as written, if there is one.</summary>
    public string? Easy { get; }

    /// <summary>The English text as written, if there is one.</summary>
    public string? En { get; }

    /// <summary>The text in a language, with its values.</summary>
    public RichText In(Language language, params ReadOnlySpan<(string Name, object Value)> values) =>
        Of(language).Fill(values, language);

    // Two threads may parse the same text at once: either's is as good.
    private Template Of(Language language) => language switch
    {
        Language.Easy => easy ??= Easy is null ? Of(Language.Ja) : Template.Parse(Easy),
        Language.En => en ??= En is null ? Template.Parse(Ja, lang: "ja") : Template.Parse(En),
        _ => ja ??= Template.Parse(Ja),
    };

    /// <summary>Same words in the same languages.</summary>
    public bool Equals(LocalText? other) => other is not null && Ja == other.Ja && Easy == other.Easy && En == other.En;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Ja, Easy, En);

    /// <summary>The Japanese text as written, for logs.</summary>
    public override string ToString() => Ja;
}
