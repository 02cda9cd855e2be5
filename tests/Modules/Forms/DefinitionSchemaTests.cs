using System.Text.Json;
using System.Text.Json.Nodes;
using SmartLocal.Forms;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Tests.Forms;

/// <summary>The schema by which editors complete and check a procedure's file knows all that the reader knows, and nothing else.</summary>
public sealed class DefinitionSchemaTests
{
    private static readonly string Written = File.ReadAllText(Path.Combine(Ome.Repository, "schemas", "procedure.schema.json"));

    private static JsonObject Schema => JsonNode.Parse(Written)!.AsObject();

    private static JsonNode Def(string name) => Schema["$defs"]![name]!;

    public static TheoryData<Type, string> Shapes => new()
    {
        { typeof(FactsShape), "facts" }, { typeof(ConfirmedShape), "confirmed" }, { typeof(YearlyShape), "season" }, { typeof(DeadlineShape), "deadline" }, { typeof(OutcomeShape), "outcome" },
        { typeof(NoticeShape), "notice" }, { typeof(FormShape), "form" }, { typeof(StepShape), "step" }, { typeof(ExitShape), "exit" }, { typeof(RuleShape), "rule" }, { typeof(TableShape), "table" },
        { typeof(TableRowShape), "tableRow" }, { typeof(ExampleShape), "example" }, { typeof(ItemShape), "item" }, { typeof(RowsShape), "rows" }, { typeof(PeriodShape), "period" }, { typeof(FeeShape), "fee" },
        { typeof(NoticesShape), "notices" }, { typeof(OptionShape.Full), "option" }, { typeof(TextShape.Full), "text" },
    };

    [Fact]
    public async Task Every_definition_of_every_city_is_admitted()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Ome.Repository, "cities"), "*.yaml", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "procedures").Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        var refused = await Schemas.Refused([("definition", Schema, [.. files.Select(f => YamlJson.Of(File.ReadAllText(f))!)])]);
        Assert.Empty(refused.Select(r => $"{files[int.Parse(r.Split('[', ']')[1])]}: {r}"));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void It_has_the_keys_that_the_reader_has(Type shape, string name)
    {
        var keys = shape.GetProperties().Where(p => p.DeclaringType == shape).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Order(StringComparer.Ordinal);
        Assert.Equal(keys, Properties(Def(name)).Select(p => p.Key).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_has_the_keys_that_the_reader_has_and_may_lie_over_the_national_one() => Assert.Equal(
        typeof(ProcedureShape).GetProperties().Where(p => p.DeclaringType == typeof(ProcedureShape)).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Append("over").Order(StringComparer.Ordinal),
        Schema["properties"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void It_has_the_kinds_of_items_that_the_reader_has_each_with_what_it_knows()
    {
        Assert.Equal(ItemReader.Kinds, Def("item")["properties"]!["kind"]!["enum"]!.AsArray().Select(k => k!.GetValue<string>()));
        var branches = Def("item")["allOf"]!.AsArray().ToDictionary(b => b!["if"]!["properties"]!["kind"]!["const"]!.GetValue<string>(), b => b!["then"]!["propertyNames"]!["enum"]!.AsArray().Select(n => n!.GetValue<string>()).ToHashSet());
        Assert.Equal(ItemReader.Kinds.Order(), branches.Keys.Order());
        var all = Def("item")["properties"]!.AsObject().Select(p => p.Key).ToList();
        foreach (var (kind, knows) in branches)
            Assert.Equal(all.Where(p => !ItemReader.KindsOf.TryGetValue(p, out var kinds) || kinds.Contains(kind)).Order(), knows.Order());
    }

    [Fact]
    public void Every_key_is_explained_in_japanese()
    {
        var unexplained = Everywhere(Schema).Where(o => o["properties"] is JsonObject && o["type"] is not null)
            .SelectMany(o => o["properties"]!.AsObject()).Where(p => !(p.Value!["description"]?.GetValue<string>() ?? "").Any(c => c is >= 'ぁ' and <= '鿿')).Select(p => p.Key);
        Assert.Empty(unexplained);
    }

    /// <summary>What somebody may write by mistake, in a file that is right otherwise.</summary>
    [Fact]
    public async Task What_the_reader_would_call_a_mistake_is_not_admitted()
    {
        (string Right, string Wrong)[] mistakes =
        [
            ("code: o-083\n", ""),
            ("code: o-083\n", "code: o-083\ncolour: red\n"),
            ("id: namagomi-kiki-hojokin", "id: 生ごみ"),
            ("        - id: 機種\n", "        - id: 機種（型番）\n"),
            ("          kind: digits\n          required: true\n          length: 7\n", "          kind: figure\n"),
            ("          maxLength: 100\n", "          length: 100\n"),
            ("          length: 7\n", ""),
            ("  identity: authenticated\n", "  identity: shout\n"),
            ("  fee: 0\n", "  fee: -1\n"),
            ("  fee: 0\n", "  fee: { words: { ja: 450円, easy: 450えん } }\n"),
            ("  outcome: { kind: decision, amount: true }\n", "  outcome: { kind: handover }\n"),
            ("  period: { from: 2026-04-01, until: 2027-03-31 }\n", "  period: sometimes\n"),
            ("  retentionYears: 5\n", "  retentionYears: five\n"),
        ];
        foreach (var (right, _) in mistakes) Assert.Contains(right, Subsidy.Yaml, StringComparison.Ordinal);
        var files = mistakes.Select(m => YamlJson.Of(Subsidy.Yaml.Replace(m.Right, m.Wrong, StringComparison.Ordinal))!).ToList();
        var refused = await Schemas.Refused([("mistaken", Schema, files), ("right", Schema, [YamlJson.Of(Subsidy.Yaml)!])]);
        Assert.Equal(Enumerable.Range(0, mistakes.Length).Select(i => $"mistaken [{i}]"), refused.Select(r => r[..(r.IndexOf(']', StringComparison.Ordinal) + 1)]));
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Properties(JsonNode node) => node["properties"] is JsonObject own
        ? own
        : node["oneOf"]!.AsArray().Where(o => o!["properties"] is not null).SelectMany(o => o!["properties"]!.AsObject());

    private static IEnumerable<JsonObject> Everywhere(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Everywhere(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(Everywhere),
        _ => [],
    };
}
