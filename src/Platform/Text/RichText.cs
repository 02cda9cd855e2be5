using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace SmartLocal.Platform.Text;

/// <summary>
/// A finished text in one language, twice: as HTML in which everything but furigana and line breaks is encoded, and plain.
/// Written as <c>@text["key"]</c> between tags it shows its furigana; in an attribute it is plain.
/// </summary>
public sealed record RichText
{
    // Japanese stays Japanese in the page's source: an entity for each character would make the page three times as long.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string html;

    internal RichText(string html, string plain)
    {
        this.html = html;
        Plain = plain;
    }

    /// <summary>No text.</summary>
    public static RichText Empty { get; } = new("", "");

    /// <summary>The text without furigana, not encoded: for titles, aria attributes, options, mail and logs.</summary>
    public string Plain { get; }

    /// <summary>The text for a page. Safe: values were encoded when they were put in.</summary>
    public MarkupString Html => new(html);

    /// <summary>Whether there is nothing to show.</summary>
    public bool IsEmpty => html.Length == 0;

    /// <summary>What somebody typed or a register holds, shown exactly as it is. Braces mean nothing in it; line breaks stay.</summary>
    public static RichText Verbatim(string? text) =>
        string.IsNullOrEmpty(text) ? Empty : new(Encode(text), text);

    /// <summary>A number with thousands commas and at most two places behind the point.</summary>
    public static RichText Number(decimal number) => Values.Number(number);

    /// <summary>The texts one after the other with <paramref name="separator"/> between them.</summary>
    public static RichText Join(string separator, IEnumerable<RichText> texts)
    {
        var marked = new StringBuilder();
        var plain = new StringBuilder();
        foreach (var text in texts)
        {
            if (plain.Length > 0)
            {
                marked.Append(Encode(separator));
                plain.Append(separator);
            }

            marked.Append(text.html);
            plain.Append(text.Plain);
        }

        return new(marked.ToString(), plain.ToString());
    }

    /// <summary>Both texts, without anything between them.</summary>
    public static RichText operator +(RichText left, RichText right) => new(left.html + right.html, left.Plain + right.Plain);

    /// <summary>Lets a page write <c>@text["key"]</c>: the compiler prefers this to encoding <see cref="ToString"/>. Null shows nothing.</summary>
    public static implicit operator MarkupString(RichText? text) => text?.Html ?? default;

    /// <summary>The plain text.</summary>
    public override string ToString() => Plain;

    internal static string Encode(string text)
    {
        var encoded = Encoder.Encode(text);
        // The encoder writes line breaks as numbers; on a page a line break of a text is a line break.
        return encoded.Contains("&#x", StringComparison.Ordinal)
            ? encoded.Replace("&#xD;&#xA;", "<br>", StringComparison.Ordinal).Replace("&#xA;", "<br>", StringComparison.Ordinal)
            : encoded;
    }
}
