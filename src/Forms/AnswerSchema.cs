using System.Text.Json.Nodes;
using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>
/// The JSON that a machine sends as answers (<see cref="TypedJson"/>), as JSON Schema 2020-12. What it admits can be read item by item;
/// what hangs on other answers is no schema's matter and stands beside, in <c>x-</c> keywords, as the definition writes it. So an item
/// is required here only where it must be answered whatever else is answered.
/// </summary>
public static class AnswerSchema
{
    /// <summary>The dialect.</summary>
    public const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private const int LongestAddress = 200, LongestBank = 40, BankDigits = 4, BranchDigits = 3;

    /// <summary>The schema of a procedure's answers.</summary>
    /// <param name="procedure">The version whose form reads them.</param>
    /// <param name="text">In which language its titles and descriptions are.</param>
    public static JsonObject Of(ProcedureDefinition procedure, Text text)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        ArgumentNullException.ThrowIfNull(text);
        var schema = new JsonObject { ["title"] = text.Of(procedure.Name).Plain, ["x-definition"] = procedure.Hash };
        Fill(schema, procedure.Form.All, text);
        var exits = procedure.Form.Steps.SelectMany(s => s.Exits).Select(e => Optional(new JsonObject { ["when"] = e.When.Written, ["says"] = text.Of(e.Says).Plain }, "href", e.Href)).ToArray<JsonNode>();
        if (exits.Length > 0) schema["x-exits"] = new JsonArray(exits);
        return schema;
    }

    private static void Fill(JsonObject schema, ItemSet set, Text text)
    {
        // A note asks nothing, and what is reckoned is not sent.
        var asked = set.Items.Where(i => i is not SaidItem).ToArray();
        schema["type"] = "object";
        schema["properties"] = new JsonObject(asked.Select(i => KeyValuePair.Create(i.Id, (JsonNode?)Of(i, text))));
        if (asked.Where(IsAlwaysRequired).Select(i => (JsonNode)i.Id).ToArray() is { Length: > 0 } required) schema["required"] = new JsonArray(required);
        schema["additionalProperties"] = false;
        if (set.Rules.Count > 0)
            schema["x-rules"] = new JsonArray([.. set.Rules.Select(r => new JsonObject { ["must"] = r.Must.Written, ["at"] = r.At, ["says"] = text.Of(r.Says).Plain })]);
    }

    private static bool IsAlwaysRequired(FormItem item) => item.Required && item.ShownWhen.Count == 0;

    private static JsonObject Of(FormItem item, Text text)
    {
        var schema = Shape(item, text);
        schema["title"] = text.Of(item.Label).Plain;
        if (new[] { item.Help, item.Reason }.OfType<LocalText>().Select(t => text.Of(t).Plain).ToArray() is { Length: > 0 } said) schema["description"] = string.Join(' ', said);
        schema["x-kind"] = item.Kind;
        // Required where it is shown at all: the schema's own word would ask for it always.
        if (item.RequiredWhen is { } when) schema["x-required-when"] = when.Written;
        else if (item.Required && !IsAlwaysRequired(item)) schema["x-required-when-shown"] = true;
        if (item.ShownWhen.Count > 0) schema["x-shown-when"] = new JsonArray([.. item.ShownWhen.Select(c => (JsonNode)c.Written)]);
        return schema;
    }

    private static JsonObject Shape(FormItem item, Text text) => item switch
    {
        PersonNameItem or KanaItem => Parts(["family", "given"], ("family", String(PersonName.MaxPart)), ("given", String(PersonName.MaxPart))),
        TextItem t => String(t.MaxLength),
        TextAreaItem t => String(t.MaxLength),
        KanaTextItem t => String(t.MaxLength),
        AddressItem => String(LongestAddress),
        AnyAddressItem => new JsonObject
        {
            ["oneOf"] = new JsonArray(String(LongestAddress), Parts(["address"], ("postcode", Pattern("^[0-9]{3}-?[0-9]{4}$")), ("address", String(LongestAddress)))),
        },
        PhoneItem => Pattern("^[+0-9(][0-9() .-]{8,17}$"),
        EmailItem => Optional(String(EmailAddress.MaxLength), "format", "email"),
        DigitsItem d => Pattern(d.MinLength == d.MaxLength ? $"^[0-9]{{{d.MaxLength}}}$" : $"^[0-9]{{{d.MinLength},{d.MaxLength}}}$"),
        MyNumberItem => Pattern("^[0-9]{12}$"),
        CorporateNumberItem => Pattern("^[0-9]{13}$"),
        NumberItem n => Number(n, text),
        YenItem y => new JsonObject { ["type"] = "integer", ["minimum"] = y.Min.Amount, ["maximum"] = y.Max.Amount },
        DateItem d => Day(d.Min, d.Max),
        MonthItem m => Bounded(Pattern("^[0-9]{4}-(0[1-9]|1[0-2])$"), m.Min, m.Max),
        YearItem y => Bounded(new JsonObject { ["type"] = "integer", ["minimum"] = y.Min?.Fixed?.Year, ["maximum"] = y.Max?.Fixed?.Year }, y.Min, y.Max),
        TimeItem => Pattern("^([01][0-9]|2[0-3]):[0-5][0-9]$"),
        PeriodItem p => Parts(["from", "until"], ("from", Day(p.Min, p.Max)), ("until", Day(p.Min, p.Max))),
        PreferredTimeItem p => Parts(["date", "time"], ("date", Day(p.Min, p.Max)), ("time", OneOf(p.Times, text))),
        SelectItem s => OneOf(s.Options, text),
        ChooseManyItem c => Many(c, text),
        YesNoItem => new JsonObject { ["type"] = "boolean" },
        // A declaration that must be made is made by true alone; where it need not be, false says as little as nothing.
        CheckItem c => c.Required || c.RequiredWhen is not null ? new JsonObject { ["const"] = true } : new JsonObject { ["type"] = "boolean" },
        FileItem f => Files(f),
        BankItem => Parts(["bank", "branch"], ("bank", String(LongestBank)), ("branch", String(LongestBank)), ("bankCode", Pattern($"^[0-9]{{{BankDigits}}}$")), ("branchCode", Pattern($"^[0-9]{{{BranchDigits}}}$"))),
        MapPointItem => Parts(["lat", "lon"], ("lat", Between(MapPointItem.South, MapPointItem.North)), ("lon", Between(MapPointItem.West, MapPointItem.East))),
        GroupItem g => Rows(g, text),
        _ => throw new InvalidOperationException($"Nobody has said which JSON the kind {item.Kind} takes"),
    };

    private static JsonObject String(int longest) => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = longest };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject Between(decimal least, decimal most) => new() { ["type"] = "number", ["minimum"] = least, ["maximum"] = most };

    private static JsonObject Parts(string[] required, params (string Name, JsonObject Schema)[] parts) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(parts.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Schema))),
        ["required"] = new JsonArray([.. required.Select(r => (JsonNode)r)]),
        ["additionalProperties"] = false,
    };

    private static JsonObject Number(NumberItem item, Text text)
    {
        var schema = Between(item.Min, item.Max);
        if (item.Decimals == 0) schema["type"] = "integer";
        else schema["multipleOf"] = (decimal)Math.Pow(10, -item.Decimals);
        return Optional(schema, "x-unit", item.Unit is null ? null : text.Of(item.Unit).Plain);
    }

    private static JsonObject Day(DateBound? min, DateBound? max) => Bounded(new JsonObject { ["type"] = "string", ["format"] = "date" }, min, max);

    // A bound that moves with the day can't be a keyword of the schema; one that stands still is told in the same words.
    private static JsonObject Bounded(JsonObject schema, DateBound? min, DateBound? max)
    {
        foreach (var empty in schema.Where(p => p.Value is null).Select(p => p.Key).ToArray()) schema.Remove(empty);
        return Optional(Optional(schema, "x-min", min?.Written), "x-max", max?.Written);
    }

    private static JsonObject OneOf(IReadOnlyList<Option> options, Text text) => new()
    {
        ["oneOf"] = new JsonArray([.. options.Select(o => new JsonObject { ["const"] = o.Value, ["title"] = text.Of(o.Label).Plain })]),
    };

    private static JsonObject Many(ChooseManyItem item, Text text) => new()
    {
        ["type"] = "array",
        ["items"] = OneOf(item.Options, text),
        ["uniqueItems"] = true,
        ["minItems"] = item.Min,
        ["maxItems"] = Math.Min(item.Max, item.Options.Count),
    };

    private static JsonObject Files(FileItem item) => new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject { ["type"] = "string", ["format"] = "uuid" },
        ["minItems"] = item.Required || item.RequiredWhen is not null ? 1 : 0,
        ["maxItems"] = item.MaxFiles,
        ["x-media-types"] = new JsonArray([.. item.Types.Select(t => (JsonNode)t)]),
        ["x-max-bytes"] = item.MaxBytes,
    };

    private static JsonObject Rows(GroupItem item, Text text)
    {
        var row = new JsonObject { ["title"] = text.Of(item.Each).Plain };
        Fill(row, item.Row, text);
        return new JsonObject { ["type"] = "array", ["items"] = row, ["minItems"] = Math.Max(item.MinRows, item.Required ? 1 : 0), ["maxItems"] = item.MaxRows };
    }

    private static JsonObject Optional(JsonObject schema, string name, string? value)
    {
        if (value is not null) schema[name] = value;
        return schema;
    }
}
