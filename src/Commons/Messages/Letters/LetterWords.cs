using SmartLocal.Platform.Text;

namespace SmartLocal.Messages.Letters;

/// <summary>What a letter says in one language: a subject, and lines each of which is a paragraph.</summary>
internal sealed record LetterWords(RichText Subject, IReadOnlyList<LetterLine> Lines)
{
    /// <summary>In the language of the text, or null where it has none of this key.</summary>
    /// <exception cref="InvalidOperationException">A value is missing.</exception>
    public static LetterWords? Of(Text text, string key, IReadOnlyDictionary<string, string> values)
    {
        var body = text.Catalogue.Has(key + ".letter") ? key + ".letter" : key + ".text";
        if (!text.Catalogue.Has(key + ".subject") || !text.Catalogue.Has(body)) return null;
        var filled = values.Select(v => (v.Key, (object)v.Value)).ToArray();
        return new(text.Of(key + ".subject", filled), LetterLine.Of(text.Of(body, filled)));
    }
}

/// <summary>A paragraph of a letter.</summary>
/// <param name="Shown">With its furigana.</param>
/// <param name="Plain">Without, to be measured.</param>
internal sealed record LetterLine(Microsoft.AspNetCore.Components.MarkupString Shown, string Plain)
{
    public static IReadOnlyList<LetterLine> Of(RichText text)
    {
        var (shown, plain) = (text.Html.Value.Split("<br>"), text.Plain.ReplaceLineEndings("\n").Split('\n'));
        // What stands in for another language is one piece of marked text and can't be taken apart; it has no furigana of its own.
        return shown.Length == plain.Length && !text.Html.Value.Contains("<span", StringComparison.Ordinal)
            ? [.. shown.Zip(plain, (s, p) => new LetterLine(new(s), p))]
            : [.. plain.Select(Of)];
    }

    public static LetterLine Of(string plain) => new(RichText.Verbatim(plain).Html, plain);
}
