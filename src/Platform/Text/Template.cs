using System.Buffers;
using System.Text;

namespace SmartLocal.Platform.Text;

/// <summary>
/// One text as written in a file, parsed once. <c>{name}</c> is a value, <c>{漢字|かんじ}</c> a word with furigana,
/// <c>{days:day|days}</c> one of two words by a number, <c>{{</c> a brace.
/// </summary>
internal sealed class Template
{
    private readonly IReadOnlyList<Part> parts;
    private readonly string? lang;
    private readonly RichText? whole;

    private Template(string source, IReadOnlyList<Part> parts, string? lang)
    {
        Source = source;
        this.parts = parts;
        this.lang = lang;
        Names = [.. parts.Select(p => p.Name).OfType<string>().Distinct(StringComparer.Ordinal)];
        whole = Names.Count == 0 ? Write([], Language.Ja) : null;
    }

    /// <summary>The text as it was written.</summary>
    public string Source { get; }

    /// <summary>The names of the values that it needs.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Parses a text. <paramref name="lang"/> is given where the text stands in for another language's.</summary>
    /// <exception cref="FormatException">A brace is not closed, or what stands between braces is neither value nor furigana.</exception>
    public static Template Parse(string source, string? lang = null) =>
        new(source, new TemplateReader(source).Read(), lang);

    /// <summary>The text with its values.</summary>
    /// <exception cref="InvalidOperationException">A value is missing.</exception>
    public RichText Fill(ReadOnlySpan<(string Name, object Value)> values, Language language) =>
        whole ?? Write(values, language);

    private RichText Write(ReadOnlySpan<(string Name, object Value)> values, Language language)
    {
        var html = new StringBuilder();
        var plain = new StringBuilder();
        if (lang is not null)
            html.Append("<span lang=\"").Append(lang).Append("\">");
        foreach (var part in parts)
        {
            var text = part.Text ?? part.With(Find(part.Name!, values), language);
            html.Append(text.Html.Value);
            plain.Append(text.Plain);
        }

        if (lang is not null)
            html.Append("</span>");
        return new(html.ToString(), plain.ToString());
    }

    private object Find(string name, ReadOnlySpan<(string Name, object Value)> values)
    {
        foreach (var value in values)
        {
            if (value.Name == name)
                return value.Value;
        }

        throw new InvalidOperationException($"The text \"{Source}\" needs a value for {{{name}}}");
    }

    /// <summary>A finished piece (<paramref name="Text"/>), or the place of a value (<paramref name="Name"/>).</summary>
    internal sealed record Part(RichText? Text, string? Name, RichText? One = null, RichText? Many = null)
    {
        public RichText With(object value, Language language) => One is null
            ? Values.Show(value, language)
            : value is 1 or 1L or 1m ? One : Many!;
    }
}

/// <summary>Reads the parts of a text from left to right.</summary>
internal sealed class TemplateReader(string source)
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    private readonly List<Template.Part> parts = [];
    private readonly StringBuilder html = new();
    private readonly StringBuilder plain = new();

    public List<Template.Part> Read()
    {
        for (var at = 0; at < source.Length;)
        {
            var brace = source.AsSpan(at).IndexOfAny('{', '}');
            var end = brace < 0 ? source.Length : at + brace;
            AddWords(source[at..end]);
            if (end == source.Length)
                break;
            at = Brace(end);
        }

        Flush();
        return parts;
    }

    private int Brace(int at)
    {
        if (at + 1 < source.Length && source[at + 1] == source[at])
        {
            AddWords(source[at].ToString());
            return at + 2;
        }

        var close = source[at] == '{' ? source.IndexOf('}', at) : -1;
        if (close < 0)
            throw new FormatException($"A brace is not closed in \"{source}\" (write {{{{ or }}}} for a brace itself)");
        AddBraced(source[(at + 1)..close]);
        return close + 1;
    }

    private void AddBraced(string inside)
    {
        var bar = inside.IndexOf('|', StringComparison.Ordinal);
        var colon = inside.IndexOf(':', StringComparison.Ordinal);
        if (bar < 0)
            AddValue(inside, null, null);
        else if (colon > 0 && colon < bar && IsName(inside[..colon]))
            AddValue(inside[..colon], inside[(colon + 1)..bar], inside[(bar + 1)..]);
        else
            AddRuby(inside[..bar], inside[(bar + 1)..]);
    }

    private void AddValue(string name, string? one, string? many)
    {
        if (!IsName(name))
            throw new FormatException($"\"{{{name}}}\" in \"{source}\" is neither the name of a value nor a word|reading");
        Flush();
        parts.Add(one is null ? new(null, name) : new(null, name, RichText.Verbatim(one), RichText.Verbatim(many)));
    }

    private void AddRuby(string word, string reading)
    {
        if (word.Length == 0 || reading.Length == 0 || reading.Contains('|', StringComparison.Ordinal))
            throw new FormatException($"\"{{{word}|{reading}}}\" in \"{source}\" is not a word|reading");
        html.Append("<ruby>").Append(RichText.Encode(word)).Append("<rp>（</rp><rt>")
            .Append(RichText.Encode(reading)).Append("</rt><rp>）</rp></ruby>");
        plain.Append(word);
    }

    private void AddWords(string words)
    {
        html.Append(RichText.Encode(words));
        plain.Append(words);
    }

    private void Flush()
    {
        if (plain.Length == 0)
            return;
        parts.Add(new(new RichText(html.ToString(), plain.ToString()), null));
        html.Clear();
        plain.Clear();
    }

    private static bool IsName(string name) =>
        name.Length > 0 && char.IsAsciiLetter(name[0]) && !name.AsSpan().ContainsAnyExcept(NameCharacters);
}
