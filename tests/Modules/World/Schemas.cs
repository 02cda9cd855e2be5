using System.Text.Json;
using System.Text.Json.Nodes;
using SmartLocal.Tests.Counterparts;

namespace SmartLocal.Modules.Tests.World;

/// <summary>JSON held against JSON Schema by a validator that others have written (ajv).</summary>
internal static class Schemas
{
    /// <summary>What each schema does not admit, and why; nothing where all is well.</summary>
    public static async Task<IReadOnlyList<string>> Refused(params IEnumerable<(string Name, JsonNode Schema, IReadOnlyList<JsonNode> Data)> checks)
    {
        var asked = new JsonObject
        {
            ["checks"] = new JsonArray([.. checks.Select(c => new JsonObject { ["name"] = c.Name, ["schema"] = c.Schema.DeepClone(), ["data"] = new JsonArray([.. c.Data.Select(d => d.DeepClone())]) })]),
        };
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, asked.ToJsonString());
        try
        {
            using var said = JsonDocument.Parse(await Peers.Run("schemas.mjs", file));
            return [.. said.RootElement.EnumerateArray().Select(s => $"{s.GetProperty("name").GetString()} [{s.GetProperty("at").GetInt32()}]: {s.GetProperty("wrong").GetString()}")];
        }
        finally
        {
            File.Delete(file);
        }
    }
}
