using System.Text.Json.Nodes;
using SmartLocal.Feel;

namespace SmartLocal.Tests.Definitions.Oracle;

/// <summary>What somebody answers to one item.</summary>
/// <param name="Sent">As the API takes it.</param>
/// <param name="Kept">As it is kept, where it is right.</param>
/// <param name="Value">As formulas read it, where it is right.</param>
internal sealed record Given(JsonNode? Sent, JsonNode? Kept, FeelValue Value)
{
    /// <summary>Why it is refused, and which part of it; null where it is right.</summary>
    public (string Code, string? Part)? Wrong { get; init; }

    /// <summary>The rows of a group.</summary>
    public IReadOnlyList<Sheet> Rows { get; init; } = [];

    public static Given Of(JsonNode sent, FeelValue value) => new(sent, sent, value);

    public static Given Bad(JsonNode? sent, string code, string? part = null) => new(sent, null, default) { Wrong = (code, part) };

    public static Given Of(IReadOnlyList<Sheet> rows) => new(null, null, default) { Rows = rows };
}

/// <summary>What somebody answers to a form, or to one row. Never changed: a change is a new sheet.</summary>
internal sealed class Sheet
{
    public static readonly Sheet Empty = new([]);

    private readonly Dictionary<string, Given> answers;

    private Sheet(Dictionary<string, Given> answers) => this.answers = answers;

    public Given? this[string item] => answers.GetValueOrDefault(item);

    public IEnumerable<KeyValuePair<string, Given>> All => answers;

    public Sheet With(string item, Given? given)
    {
        var changed = new Dictionary<string, Given>(answers);
        if (given is null) changed.Remove(item);
        else changed[item] = given;
        return new Sheet(changed);
    }

    /// <summary>The same for an item that stands in rows: <c>児童.0.氏名</c>.</summary>
    public Sheet With(string path, string item, Given? given)
    {
        if (path.Length == 0) return With(item, given);
        var parts = path.Split('.', 3);
        var rows = answers[parts[0]].Rows.ToList();
        var at = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        rows[at] = rows[at].With(parts.Length > 2 ? parts[2] : "", item, given);
        return With(parts[0], answers[parts[0]] with { Rows = rows });
    }

    /// <summary>As the API takes it.</summary>
    public JsonObject Sent()
    {
        var json = new JsonObject();
        foreach (var (item, given) in answers)
            json[item] = given.Sent?.DeepClone() ?? (given.Rows.Count > 0 ? new JsonArray([.. given.Rows.Select(r => (JsonNode)r.Sent())]) : null);
        return json;
    }
}
