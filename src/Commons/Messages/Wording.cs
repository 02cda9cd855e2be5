using System.Text.Json;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages;

/// <summary>What a message says: which text, its values as JSON, where it leads, and what it is about.</summary>
internal sealed record Wording(string TemplateKey, string Values, string LinkPath, Guid About)
{
    /// <summary>The key of what the staff has written itself: all its words are values.</summary>
    public const string Staffs = "messages.staffs";

    /// <summary>The values of what the staff has written itself.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(LocalText subject, LocalText text) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["subject.ja"] = subject.Ja, ["subject.easy"] = subject.Easy!, ["subject.en"] = subject.En!,
        ["text.ja"] = text.Ja, ["text.easy"] = text.Easy!, ["text.en"] = text.En!,
    };

    /// <exception cref="ArgumentException">The text does not exist, lacks a value, or the link leaves this site.</exception>
    public static Wording Of(string templateKey, IReadOnlyDictionary<string, string> values, string linkPath, Guid about, TextCatalogue catalogue)
    {
        if (LocalPath.OrHome(linkPath) != linkPath) throw new ArgumentException($"'{linkPath}' is not a path of this site", nameof(linkPath));
        if (!IsIn(catalogue, templateKey)) throw new ArgumentException($"There is no text {templateKey}.subject and {templateKey}.text", nameof(templateKey));
        // A missing value must stop the act that forgot it, not the resident who opens the message.
        foreach (var language in LanguageCodes.All) _ = Write(new Text(catalogue, language), templateKey, values);
        return new(templateKey, JsonSerializer.Serialize(values, CityJson.Options), linkPath, about);
    }

    /// <summary>Subject and text in the reader's language.</summary>
    public static WrittenMessage Write(Text text, string templateKey, IReadOnlyDictionary<string, string> values)
    {
        if (templateKey == Staffs) return new(text.Of(Local("subject", values)), text.Of(Local("text", values)));
        // A later version may have given the text another name; the matter behind the link still says everything.
        if (!IsIn(text.Catalogue, templateKey)) return new(text["messages.unwritten.subject"], text["messages.unwritten.text"]);
        var filled = values.Select(v => (v.Key, (object)v.Value)).ToArray();
        return new(text.Of(templateKey + ".subject", filled), text.Of(templateKey + ".text", filled));
    }

    private static LocalText Local(string part, IReadOnlyDictionary<string, string> values) => LocalText.Checked(values[part + ".ja"], values[part + ".easy"], values[part + ".en"]);

    private static bool IsIn(TextCatalogue catalogue, string key) => key == Staffs || catalogue.Has(key + ".subject") && catalogue.Has(key + ".text");
}

/// <summary>A message in its reader's language.</summary>
public sealed record WrittenMessage(RichText Subject, RichText Text);
