using SmartLocal.Kernel;

namespace SmartLocal.Platform.Text;

/// <summary>The catalogue in the language of whoever reads now. Pages and parts get it by injection.</summary>
public sealed class Text(TextCatalogue catalogue, Language language)
{
    /// <summary>The language.</summary>
    public Language Language { get; } = language;

    /// <summary>The catalogue behind it.</summary>
    public TextCatalogue Catalogue { get; } = catalogue;

    /// <summary>A text that needs no values.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    /// <exception cref="InvalidOperationException">The text needs values.</exception>
    public RichText this[string key] => Catalogue.Find(key, Language).Fill([], Language);

    /// <summary>
    /// A text with its values: <c>text.Of("booking.full", ("max", 10))</c>. Values are encoded; numbers get thousands
    /// commas (pass a year as a string), dates and times are written out in the language, in Japan's time.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    /// <exception cref="InvalidOperationException">A value is missing.</exception>
    public RichText Of(string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        Catalogue.Find(key, Language).Fill(values, Language);

    /// <summary>What a refusal says to a person: the text <c>refusal.CODE</c> with the refusal's values. Its parts are not included.</summary>
    /// <exception cref="KeyNotFoundException">The refusal has no text, which is a mistake of its module.</exception>
    public RichText Of(Refusal refusal) => Catalogue.Find("refusal." + refusal.Kind.Code, Language)
        .Fill(refusal.Values.Count == 0 ? [] : refusal.Values.Select(v => (v.Key, v.Value)).ToArray(), Language);

    /// <summary>A text with the names of its values in their places, for whoever looks at it before there are any.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public RichText Sample(string key)
    {
        var text = Catalogue.Find(key, Language);
        return text.Fill([.. text.Names.Select(n => (n, (object)$"［{n}］"))], Language);
    }

    /// <summary>A text from a city's files.</summary>
    public RichText Of(LocalText text, params ReadOnlySpan<(string Name, object Value)> values) => text.In(Language, values);

    /// <summary>A day of the Gregorian calendar, written out.</summary>
    public RichText Date(DateOnly date) => Values.Date(date, Language);

    /// <summary>A moment by Japan's clocks, to the minute.</summary>
    public RichText Time(DateTimeOffset time) => Values.Time(time, Language);

    /// <summary>The same catalogue in another language, for a mail to somebody else.</summary>
    public Text In(Language other) => other == Language ? this : new(Catalogue, other);
}
