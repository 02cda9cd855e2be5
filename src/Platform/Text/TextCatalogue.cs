using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace SmartLocal.Platform.Text;

/// <summary>
/// Every sentence of the product in its three languages, read once at start from the embedded files
/// <c>*Text.{ja,easy,en}.json</c> and never changed. Safe for many threads.
/// </summary>
public sealed class TextCatalogue
{
    private readonly FrozenDictionary<string, Entry> entries;
    private readonly Dictionary<Language, IReadOnlyList<string>> missing;

    private TextCatalogue(Dictionary<Language, Dictionary<string, string>> texts)
    {
        var ja = texts[Language.Ja];
        foreach (var language in LanguageCodes.All)
            RefuseStrangers(language, texts[language], ja);
        missing = LanguageCodes.All.ToDictionary(
            l => l, l => (IReadOnlyList<string>)[.. ja.Keys.Where(k => !texts[l].ContainsKey(k)).Order(StringComparer.Ordinal)]);
        entries = ja.Keys.ToFrozenDictionary(k => k, k => Parse(k, texts), StringComparer.Ordinal);
    }

    /// <summary>How many texts there are.</summary>
    public int Count => entries.Count;

    /// <summary>All keys.</summary>
    public IEnumerable<string> Keys => entries.Keys;

    /// <summary>Reads the text files of the assemblies.</summary>
    /// <exception cref="InvalidOperationException">A key stands twice, or has no Japanese text, or a translation names
    /// a value that the Japanese text does not, or the markup is wrong.</exception>
    public static TextCatalogue Load(IEnumerable<Assembly> assemblies)
    {
        var texts = LanguageCodes.All.ToDictionary(l => l, _ => new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var assembly in assemblies.Distinct())
        {
            foreach (var name in assembly.GetManifestResourceNames())
            {
                if (LanguageOf(name) is not { } language)
                    continue;
                using var file = assembly.GetManifestResourceStream(name)!;
                Read(name, file, texts[language]);
            }
        }

        return new(texts);
    }

    /// <summary>A catalogue from texts at hand, for tests and tools: (key, Japanese, easy, English).</summary>
    public static TextCatalogue Of(params IEnumerable<(string Key, string? Ja, string? Easy, string? En)> given)
    {
        var texts = LanguageCodes.All.ToDictionary(l => l, _ => new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (key, ja, easy, en) in given)
        {
            if (ja is not null)
                texts[Language.Ja].Add(key, ja);
            if (easy is not null)
                texts[Language.Easy].Add(key, easy);
            if (en is not null)
                texts[Language.En].Add(key, en);
        }

        return new(texts);
    }

    /// <summary>Whether there is a text for the key.</summary>
    public bool Has(string key) => entries.ContainsKey(key);

    /// <summary>The keys that have no text of their own in the language and read as the Japanese text, in order.</summary>
    public IReadOnlyList<string> Missing(Language language) => missing[language];

    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    internal Template Find(string key, Language language) => entries.TryGetValue(key, out var entry)
        ? entry.In(language)
        : throw new KeyNotFoundException($"There is no text for the key \"{key}\" in any *Text.ja.json");

    private static Language? LanguageOf(string resource)
    {
        foreach (var language in LanguageCodes.All)
        {
            if (resource.EndsWith($"Text.{language.Code()}.json", StringComparison.Ordinal))
                return language;
        }

        return null;
    }

    internal static void Read(string name, Stream file, Dictionary<string, string> texts)
    {
        using var document = JsonDocument.Parse(file);
        foreach (var text in document.RootElement.EnumerateObject())
        {
            if (!texts.TryAdd(text.Name, text.Value.GetString()!))
                throw new InvalidOperationException($"{name}: the key \"{text.Name}\" stands twice");
        }
    }

    private static void RefuseStrangers(Language language, Dictionary<string, string> texts, Dictionary<string, string> ja)
    {
        foreach (var key in texts.Keys)
        {
            if (!ja.ContainsKey(key))
                throw new InvalidOperationException($"The key \"{key}\" has a text in {language.Code()} but none in ja");
        }
    }

    private static Entry Parse(string key, Dictionary<Language, Dictionary<string, string>> texts)
    {
        try
        {
            var source = texts[Language.Ja][key];
            var ja = Template.Parse(source);
            var easy = texts[Language.Easy].TryGetValue(key, out var easySource) ? Template.Parse(easySource) : ja;
            // Japanese inside an English page says so, so that a screen reader changes its voice (WCAG 3.1.2).
            var en = texts[Language.En].TryGetValue(key, out var enSource)
                ? Template.Parse(enSource)
                : Template.Parse(source, lang: "ja");
            var stranger = easy.Names.Concat(en.Names).Except(ja.Names, StringComparer.Ordinal).FirstOrDefault();
            return stranger is null
                ? new(ja, easy, en)
                : throw new FormatException($"a translation names the value {{{stranger}}}, which the Japanese text does not");
        }
        catch (FormatException wrong)
        {
            throw new InvalidOperationException($"The text \"{key}\": {wrong.Message}", wrong);
        }
    }

    private sealed record Entry(Template Ja, Template Easy, Template En)
    {
        public Template In(Language language) => language switch
        {
            Language.Easy => Easy,
            Language.En => En,
            _ => Ja,
        };
    }
}
