using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartLocal.Forms;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>
/// The document of the API with an operation for each procedure (OpenAPI 3.1): made when somebody asks for it in a language, and kept
/// until another release is in force. The committed document has the one route for all of them.
/// </summary>
internal sealed class ProcedureOperations(ProcedureCatalogue catalogue, ReleaseShelf shelf)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private volatile IReadOnlyList<Made> kept = [];

    /// <summary>The document and its entity tag.</summary>
    public async Task<(byte[] Content, string Mark)> In(Text text, CancellationToken ct)
    {
        var procedures = catalogue.Current;
        if (kept.FirstOrDefault(m => m.Of == procedures && m.Language == text.Language) is { } known) return (known.Content, known.Mark);
        var content = await Make(procedures, text, ct);
        var made = new Made(procedures, text.Language, content, $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"");
        kept = [.. kept.Where(m => m.Of == procedures && m.Language != text.Language), made];
        return (content, made.Mark);
    }

    private async Task<byte[]> Make(IReadOnlyList<ProcedureDefinition> procedures, Text text, CancellationToken ct)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 20);
        await using var json = new Utf8JsonWriter(buffer, Readable);
        json.WriteStartObject();
        json.WriteString("openapi", "3.1.0");
        json.WriteString("jsonSchemaDialect", AnswerSchema.Dialect);
        Put(json, "info", new JsonObject { ["title"] = "SmartLocal: procedures", ["version"] = Version(procedures), ["description"] = "One operation for each procedure. Everything else is in /openapi/v1.json." });
        Put(json, "externalDocs", new JsonObject { ["url"] = "/openapi/v1.json", ["description"] = "The API as a whole" });
        json.WriteStartObject("paths");
        foreach (var procedure in procedures.Where(p => p.IsReceived))
        {
            // Read anew and let go again: a form that nobody fills in need not stay in memory for this page.
            var content = await shelf.Content(procedure.Hash, ct);
            Put(json, $"/api/procedures/{procedure.Id}/applications", Operation(content is null ? procedure : DefinitionFile.Open(content, procedure.Hash), text));
        }

        json.WriteEndObject();
        Put(json, "components", Components());
        json.WriteEndObject();
        await json.FlushAsync(ct);
        return buffer.WrittenSpan.ToArray();
    }

    private static JsonObject Operation(ProcedureDefinition procedure, Text text) => new()
    {
        ["post"] = new JsonObject
        {
            ["operationId"] = $"apply-{procedure.Id}",
            ["tags"] = new JsonArray(procedure.Category),
            ["summary"] = text.Of(procedure.Name).Plain,
            ["description"] = text.Of(procedure.Summary, ("city", ""), ("phone", ""), ("office", "")).Plain,
            ["externalDocs"] = new JsonObject { ["url"] = $"/procedures/{procedure.Id}" },
            ["x-identity"] = JsonNamingPolicy.CamelCase.ConvertName(procedure.Identity.Value.ToString()),
            ["security"] = new JsonArray(new JsonObject { ["session"] = new JsonArray() }),
            ["parameters"] = new JsonArray(Ref("parameters", "IdempotencyKey"), Ref("parameters", "OnBehalfOf")),
            ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = AnswerSchema.Of(procedure, text) } } },
            ["responses"] = new JsonObject
            {
                ["201"] = new JsonObject { ["description"] = "Received", ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Ref("schemas", "Submission") } } },
                ["401"] = Ref("responses", "Refused"), ["409"] = Ref("responses", "Refused"), ["413"] = Ref("responses", "Refused"), ["422"] = Ref("responses", "Refused"),
            },
        },
    };

    private static JsonObject Components() => (JsonObject)JsonNode.Parse("""
        {
          "securitySchemes": { "session": { "type": "http", "scheme": "bearer", "description": "The session of a resident" } },
          "parameters": {
            "IdempotencyKey": { "name": "Idempotency-Key", "in": "header", "required": true, "schema": { "type": "string" }, "description": "The same key with the same body gives the same receipt, however often it is sent" },
            "OnBehalfOf": { "name": "On-Behalf-Of", "in": "header", "schema": { "type": "string", "format": "uuid" }, "description": "Id of a mandate of /api/mandates: the application is its person's" }
          },
          "responses": {
            "Refused": { "description": "What is wrong, for each field and in the caller's language", "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } } }
          },
          "schemas": {
            "Submission": {
              "type": "object", "required": ["receipt", "submittedAt", "procedure"],
              "properties": { "receipt": { "type": "string" }, "submittedAt": { "type": "string", "format": "date-time" }, "procedure": { "type": "string" } }
            },
            "Problem": {
              "type": "object", "required": ["type", "code", "status", "detail"],
              "properties": {
                "type": { "type": "string" }, "code": { "type": "string" }, "status": { "type": "integer" }, "detail": { "type": "string" },
                "errors": {
                  "type": "array",
                  "items": { "type": "object", "required": ["code", "detail"], "properties": { "field": { "type": "string" }, "code": { "type": "string" }, "detail": { "type": "string" } } }
                }
              }
            }
          }
        }
        """)!;

    private static JsonObject Ref(string of, string name) => new() { ["$ref"] = $"#/components/{of}/{name}" };

    private static void Put(Utf8JsonWriter json, string name, JsonNode value)
    {
        json.WritePropertyName(name);
        value.WriteTo(json, CityJson.Options);
    }

    // As long as no definition changes, it is the same document.
    private static string Version(IReadOnlyList<ProcedureDefinition> procedures) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(procedures.Select(p => p.Hash)))))[..12];

    private sealed record Made(IReadOnlyList<ProcedureDefinition> Of, Language Language, byte[] Content, string Mark);
}
