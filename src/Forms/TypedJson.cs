using System.Text.Json;
using System.Text.Json.Nodes;
using SmartLocal.Kernel;

namespace SmartLocal.Forms;

/// <summary>What a machine sends instead of typing: a JSON object of item id and value.</summary>
public static class TypedJson
{
    /// <summary>
    /// The object as if somebody had typed it, so that there is one way of reading answers for every channel. Refused when it
    /// is not JSON, names an item that the form does not ask, or gives a value of the wrong shape. Files are named by id only.
    /// </summary>
    public static Result<Typed> Read(FormDefinition form, ReadOnlySpan<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 8 });
        try
        {
            return Read(form, ref json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return FormRefusals.NotJson.Because(); // not JSON, or text in it that is not UTF-8
        }
    }

    private static Result<Typed> Read(FormDefinition form, ref Utf8JsonReader json)
    {
        var typed = new Typed();
        if (!json.Read() || json.TokenType is not JsonTokenType.StartObject) return FormRefusals.NotJson.Because();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var id = json.GetString()!;
            json.Read();
            if (form.Find(id) is not { } item) return FormRefusals.UnknownItem.Of(id, ("item", id));
            if (item.Take(ref json, typed) is { } wrong) return wrong;
        }

        return json.TokenType is JsonTokenType.EndObject && !json.Read() ? typed : FormRefusals.NotJson.Because();
    }

    /// <summary>
    /// The object that gives these answers, as <see cref="Read(FormDefinition, ReadOnlySpan{byte})"/> takes it. What is reckoned is not sent,
    /// and an individual number is read back by nobody.
    /// </summary>
    public static JsonObject Write(IEnumerable<ItemAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return new JsonObject(answers.Where(a => a.Item is not (SaidItem or MyNumberItem)).Select(a => KeyValuePair.Create<string, JsonNode?>(a.Item.Id, a.Item switch
        {
            GroupItem => new JsonArray([.. a.Rows.Select(r => Write(r.All))]),
            FileItem => new JsonArray([.. a.Files.Select(f => (JsonNode)f.Id.Value)]),
            _ => JsonNode.Parse(a.ToJson())!["value"]!.DeepClone(),
        })));
    }
}
