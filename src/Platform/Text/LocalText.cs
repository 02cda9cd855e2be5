namespace SmartLocal.Platform.Text;

/// <summary>
/// A text that stands in a city's files in up to three languages, with the same markup as the catalogue's. A language
/// that is not given reads as the Japanese one.
/// </summary>
public sealed record LocalText
{
    private readonly Template ja;
    private readonly Template easy;
    private readonly Template en;

    /// <summary>Parses the text once.</summary>
    /// <exception cref="FormatException">A brace is not closed, or what stands between braces is neither value nor furigana.</exception>
    public LocalText(string ja, string? easy = null, string? en = null)
    {
        Ja = ja;
        Easy = easy;
        En = en;
        this.ja = Template.Parse(ja);
        this.easy = easy is null ? this.ja : Template.Parse(easy);
        this.en = en is null ? Template.Parse(ja, lang: "ja") : Template.Parse(en);
    }

    /// <summary>The Japanese text as written.</summary>
    public string Ja { get; }

    /// <summary>The text in やさしい日本語 as written, if there is one.</summary>
    public string? Easy { get; }

    /// <summary>The English text as written, if there is one.</summary>
    public string? En { get; }

    /// <summary>The text in a language, with its values.</summary>
    public RichText In(Language language, params ReadOnlySpan<(string Name, object Value)> values) =>
        (language switch { Language.Easy => easy, Language.En => en, _ => ja }).Fill(values, language);

    /// <summary>Same words in the same languages.</summary>
    public bool Equals(LocalText? other) => other is not null && Ja == other.Ja && Easy == other.Easy && En == other.En;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Ja, Easy, En);

    /// <summary>The Japanese text as written, for logs.</summary>
    public override string ToString() => Ja;
}
