using System.Globalization;
using System.Text.Json;

namespace SmartLocal.Simulators.Line;

/// <summary>The body of a push or multicast, held to what LINE's reference says of it, for the two kinds of message that the city sends.</summary>
internal sealed record LineRequest(IReadOnlyList<string> To, IReadOnlyList<LineSaid> Messages)
{
    private const int MostRecipients = 500;
    private const int MostMessages = 5;

    /// <summary>The request, or LINE's error about it.</summary>
    public static (LineRequest? Request, LineError? Error) Read(ReadOnlyMemory<byte> body, bool isMulticast)
    {
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(body);
        }
        catch (JsonException e)
        {
            return (null, LineError.NotJson(e.LineNumber ?? 0, e.BytePositionInLine ?? 0));
        }

        using (json)
        {
            if (json.RootElement.ValueKind is not JsonValueKind.Object) return (null, LineError.NotJson(0, 0));
            var mistakes = new List<LineMistake>();
            var to = isMulticast ? Recipients(json.RootElement, mistakes) : [String(json.RootElement, "to", "to", mistakes, int.MaxValue)];
            var messages = SaidIn(json.RootElement, mistakes);
            if (mistakes.Count > 0) return (null, LineError.Of(mistakes));
            var strange = to.FindIndex(id => !LineUsers.IsForm(id));
            return strange >= 0 ? (null, LineError.Property(isMulticast ? $"to[{strange}]" : "to")) : (new LineRequest(to, messages), null);
        }
    }

    private static List<string> Recipients(JsonElement body, List<LineMistake> mistakes)
    {
        if (!Array(body, "to", "to", 1, MostRecipients, mistakes, out var all)) return [];
        if (all.All(a => a.ValueKind is JsonValueKind.String)) return [.. all.Select(a => a.GetString()!)];
        mistakes.Add(new("Must be a string", "to"));
        return [];
    }

    private static List<LineSaid> SaidIn(JsonElement body, List<LineMistake> mistakes)
    {
        var messages = new List<LineSaid>();
        if (!Array(body, "messages", "messages", 1, MostMessages, mistakes, out var all)) return messages;
        for (var i = 0; i < all.Count; i++)
        {
            var at = $"messages[{i}]";
            switch (all[i].ValueKind is JsonValueKind.Object && all[i].TryGetProperty("type", out var type) ? type.ToString() : "")
            {
                case "text":
                    messages.Add(new LineSaid(String(all[i], "text", at + ".text", mistakes, 5_000)));
                    break;
                case "template":
                    messages.Add(Template(all[i], at, mistakes));
                    break;
                default:
                    mistakes.Add(new("Must be one of the following values: [text, template]", at + ".type"));
                    break;
            }
        }

        return messages;
    }

    private static LineSaid Template(JsonElement message, string at, List<LineMistake> mistakes)
    {
        String(message, "altText", at + ".altText", mistakes, 400);
        if (!message.TryGetProperty("template", out var template) || template.ValueKind is not JsonValueKind.Object || !template.TryGetProperty("type", out var type) || type.ToString() != "buttons")
        {
            mistakes.Add(new("Must be one of the following values: [buttons]", at + ".template.type"));
            return new LineSaid("");
        }

        var text = String(template, "text", at + ".template.text", mistakes, 160, inCharacters: true);
        if (!Array(template, "actions", at + ".template.actions", 1, 4, mistakes, out var actions)) return new LineSaid(text);
        var first = actions[0];
        var place = at + ".template.actions[0]";
        if (first.ValueKind is not JsonValueKind.Object || !first.TryGetProperty("type", out var kind) || kind.ToString() != "uri")
        {
            mistakes.Add(new("Must be one of the following values: [uri]", place + ".type"));
            return new LineSaid(text);
        }

        var label = String(first, "label", place + ".label", mistakes, 20, inCharacters: true);
        var link = String(first, "uri", place + ".uri", mistakes, 1_000);
        if (link.Length > 0 && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "line" or "tel")) mistakes.Add(new("invalid uri", place + ".uri"));
        return new LineSaid(text, label, link);
    }

    private static bool Array(JsonElement of, string name, string at, int least, int most, List<LineMistake> mistakes, out IReadOnlyList<JsonElement> all)
    {
        all = of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Array ? [.. value.EnumerateArray()] : [];
        if (all.Count >= least && all.Count <= most) return true;
        mistakes.Add(new(all.Count == 0 ? "May not be empty" : $"Size must be between {least} and {most}", at));
        return false;
    }

    private static string String(JsonElement of, string name, string at, List<LineMistake> mistakes, int longest, bool inCharacters = false)
    {
        var text = of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";
        if (text.Length == 0) mistakes.Add(new("May not be empty", at));
        else if ((inCharacters ? new StringInfo(text).LengthInTextElements : text.Length) > longest) mistakes.Add(new($"Length must be between 0 and {longest}", at));
        return text;
    }
}
