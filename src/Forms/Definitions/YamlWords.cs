using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace SmartLocal.Forms;

/// <summary>What is wrong with the YAML of a file, as somebody reads it who writes procedures and no programs.</summary>
internal static partial class YamlWords
{
    public static (string What, string Mend) Of(YamlException e)
    {
        var said = (e.InnerException?.Message ?? e.Message).TrimEnd('.');
        if (Unknown().Match(said) is { Success: true } unknown)
        {
            var name = unknown.Groups["name"].Value;
            return Keys(unknown.Groups["type"].Value) is { Count: > 0 } keys
                ? ($"There is no key '{name}' here", $"The keys are {string.Join(", ", keys)}; a sentence with a comma, a colon or a brace stands in quotes")
                : ($"There is no key '{name}' here", "See the guide for the keys");
        }

        if (Cast().Match(said) is { Success: true } cast)
            return ("Here one word stands where several keys are expected", Keys(cast.Groups["type"].Value) is { Count: > 0 } keys ? $"Write {{ {keys[0]}: … }}; the keys are {string.Join(", ", keys)}" : "Write { …: … }");
        return said.StartsWith("While scanning", StringComparison.Ordinal)
            ? ($"This line can't be read: {said}", "Look for a full-width space, a tab, or a sentence that needs quotes")
            : (said, "Mend the YAML: indent by two spaces, quote sentences with marks in them");
    }

    private static List<string> Keys(string type) => typeof(YamlWords).Assembly.GetType(type) is { } shape
        ? [.. shape.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.Name != "EqualityContract").Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))]
        : [];

    [GeneratedRegex("^Property '(?<name>.+)' not found on type '(?<type>.+)'$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Unknown();

    [GeneratedRegex("^Invalid cast from '.+' to '(?<type>[^']+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cast();
}
