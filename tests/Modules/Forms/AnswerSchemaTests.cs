using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;

namespace SmartLocal.Tests.Forms;

/// <summary>The schema of the answers admits what a form takes, and says no where any answer alone is wrong.</summary>
public sealed class AnswerSchemaTests
{
    private static readonly Text Ja = Subsidy.Text();

    private static readonly SimulatedResident Hanako = new(
        new Actor(ActorKind.Resident, new Guid("0197b0c0-0000-7000-8000-000000000002")), PersonName.Of("青梅", "花子").Value, KanaName.Of("オウメ", "ハナコ").Value,
        "東青梅1丁目11-1", "0428-22-1111", "hanako@ome.example", new DateOnly(1990, 4, 1));

    [Fact]
    public void Every_kind_of_item_stands_in_the_form_that_this_is_tried_on() =>
        Assert.Equal(ItemReader.Kinds.Order(), Kinds(EveryKind.Definition.Form.All).Distinct().Order());

    [Fact]
    public async Task What_simulated_residents_answer_is_admitted_by_the_schema_and_taken_as_json()
    {
        var chance = new Random(20261120);
        var schema = AnswerSchema.Of(EveryKind.Definition, Ja);
        var sent = new List<JsonNode>();
        for (var i = 0; i < 40; i++)
        {
            var typed = await SimulatedAnswers.For(
                EveryKind.Definition.Form, Hanako, chance, Subsidy.Reading, () => "ことば", item => Task.FromResult(new FileRef(FileId.From(new Guid($"0197b0c0-0000-7000-8000-{i:000000000000}")), "a.png", MediaType.Png, 9)));
            var answers = EveryKind.Definition.Form.Read(typed, Subsidy.Reading).Value;
            var json = TypedJson.Write(answers.All);
            // A number that was given is read back by nobody: whoever sends it has it.
            Assert.DoesNotContain(typed["a個人番号"]!, json.ToJsonString(), StringComparison.Ordinal);
            json["a個人番号"] = typed["a個人番号"];
            sent.Add(json);

            // And the form takes it back as the same answers.
            var again = TypedJson.Read(EveryKind.Definition.Form, Encoding.UTF8.GetBytes(json.ToJsonString())).Value;
            again.Replace(id => typed.Files.First(f => f.Id == id));
            Assert.Equal(answers.ToJson(), EveryKind.Definition.Form.Read(again, Subsidy.Reading).Value.ToJson());
        }

        Assert.Contains(sent, s => s["a区分"]!.GetValue<string>() == "old" && s["a理由"] is not null);
        Assert.Empty(await Schemas.Refused([("every kind", schema, sent)]));
    }

    /// <summary>Answers that none of their items can have.</summary>
    private static readonly (string Item, string Json)[] Wrong =
    [
        ("a氏名", """{"family":"青梅"}"""),
        ("a氏名", "\"青梅花子\""),
        ("a一行", "\"123456789012345678901\""),
        ("a七桁", "\"123456\""),
        ("a数桁", "\"123456\""),
        ("a数", "0"),
        ("a数", "21"),
        ("a数", "1.5"),
        ("a重さ", "1.25"),
        ("a円", "99"),
        ("a円", "50001"),
        ("a日", "\"2026-02-30\""),
        ("a日", "20260401"),
        ("a年月", "\"2026-13\""),
        ("a年", "2019"),
        ("a時刻", "\"24:00\""),
        ("a期間", """{"from":"2026-02-01"}"""),
        ("a希望", """{"date":"2026-12-01","time":"night"}"""),
        ("a区分", "\"gone\""),
        ("aいくつか", """["あか","あお","きいろ"]"""),
        ("aいくつか", """["あか","あか"]"""),
        ("aいくつか", """["みどり"]"""),
        ("aはいいいえ", "\"yes\""),
        ("a同意", "false"),
        ("a書類", "[]"),
        ("a書類", """["a.png"]"""),
        ("a個人番号", "\"12345678901\""),
        ("a法人番号", "\"123456789012\""),
        ("a口座", """{"bank":"デモ銀行"}"""),
        ("a口座", """{"bank":"デモ銀行","branch":"本店","bankCode":"12"}"""),
        ("a地点", """{"lat":1,"lon":139}"""),
        ("aメール", "\"hanako\""),
        ("a電話", "\"でんわ\""),
        ("a行", "[]"),
        ("a行", """[{"b歳":3}]"""),
        ("a行", """[{"b名":"あ","x":1}]"""),
        ("a行", """[{"b名":"あ"},{"b名":"い"},{"b名":"う"},{"b名":"え"}]"""),
        ("a行", """[{"b名":"あ","c行":[{}]}]"""),
        ("a計算", "4"),
        ("a注意", "\"\""),
        ("aなに", "1"),
    ];

    [Fact]
    public async Task What_no_answer_to_an_item_can_be_is_not_admitted()
    {
        var schema = AnswerSchema.Of(EveryKind.Definition, Ja);
        schema.Remove("required");
        var refused = await Schemas.Refused(Wrong.Select(w => ($"{w.Item} {w.Json}", (JsonNode)schema, (IReadOnlyList<JsonNode>)[new JsonObject { [w.Item] = JsonNode.Parse(w.Json) }])));
        Assert.Equal(Wrong.Select(w => $"{w.Item} {w.Json}"), refused.Select(r => r[..r.IndexOf(" [0]:", StringComparison.Ordinal)]));
    }

    [Fact]
    public void Only_what_must_be_answered_whatever_else_is_answered_is_required_and_the_rest_stands_beside()
    {
        var schema = AnswerSchema.Of(EveryKind.Definition, Ja);
        var required = schema["required"]!.AsArray().Select(r => r!.GetValue<string>()).ToList();
        Assert.Contains("a区分", required);
        Assert.DoesNotContain("a理由", required);
        Assert.DoesNotContain("a補足", required);
        Assert.DoesNotContain("aひとこと", required);
        Assert.Equal("a区分 = \"old\"", schema["properties"]!["a理由"]!["x-shown-when"]![0]!.GetValue<string>());
        Assert.True(schema["properties"]!["a理由"]!["x-required-when-shown"]!.GetValue<bool>());
        Assert.Equal("a数 > 10", schema["properties"]!["a補足"]!["x-required-when"]!.GetValue<string>());
        Assert.Equal("a数 <= 15", schema["x-rules"]![0]!["must"]!.GetValue<string>());
        Assert.Equal("/procedures/other", schema["x-exits"]![0]!["href"]!.GetValue<string>());
        Assert.Equal("b歳 < 120", schema["properties"]!["a行"]!["items"]!["x-rules"]![0]!["must"]!.GetValue<string>());
        Assert.Equal(("today-2y", "today"), (schema["properties"]!["a日"]!["x-min"]!.GetValue<string>(), schema["properties"]!["a日"]!["x-max"]!.GetValue<string>()));
        Assert.Equal("あたらしい", schema["properties"]!["a区分"]!["oneOf"]![0]!["title"]!.GetValue<string>());
    }

    [Fact]
    public void Its_titles_are_in_the_readers_language() =>
        Assert.Equal("Name", AnswerSchema.Of(Subsidy.Definition, Subsidy.Text(Language.En))["properties"]!["氏名"]!["title"]!.GetValue<string>());

    private static IEnumerable<string> Kinds(ItemSet set) => set.Items.SelectMany(i => i is GroupItem group ? Kinds(group.Row).Prepend(i.Kind) : [i.Kind]);
}
