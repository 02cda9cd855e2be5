using System.Diagnostics;
using System.Globalization;
using System.Text;
using SmartLocal.Feel;
using SmartLocal.Forms;
using SmartLocal.Kernel;

namespace SmartLocal.Benchmarks.Rows;

/// <summary>The form language by itself, beside what npm has of its kind.</summary>
internal static class FormLanguage
{
    private const int Turns = 200_000;

    private static readonly DateOnly Today = new(2026, 11, 20);

    /// <summary>A rule of three clauses.</summary>
    public static async Task<Row> Rule(Bench bench)
    {
        var scope = Scope.Empty.With(("区分", FeelType.String), ("頭数", FeelType.Number), ("取得日", FeelType.Date));
        var rule = Formula.Parse("区分 = \"新規\" and 頭数 >= 2 and 取得日 <= date(\"2026-11-01\")", scope).Formula!;
        var facts = scope.NewFacts().With("区分", "新規").With("頭数", 2).With("取得日", new DateOnly(2026, 10, 1));
        for (var i = 0; i < Turns; i++) _ = rule.Evaluate(facts);
        var (bytes, began) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        var held = 0;
        for (var i = 0; i < Turns; i++)
            if (rule.Evaluate(facts).IsTrue) held++;
        var took = Stopwatch.GetElapsedTime(began).TotalNanoseconds / Turns;
        var room = (GC.GetAllocatedBytesForCurrentThread() - bytes) / Turns;
        if (held != Turns) throw new InvalidOperationException("The rule does not hold");
        var peer = await Peer(bench, "rules.mjs");
        return new("rule", took, "ns", peer ?? 0, "json-logic-js, the same rule", peer is null ? 0 : took / peer.Value, "≤ 1,000 ns and 100 bytes", took <= 1000 && room <= 100)
        {
            Note = $"{room} bytes{Missing(peer)}",
        };
    }

    /// <summary>Rows with five conditional groups each, worked out and validated: 200 of them, and 10,000.</summary>
    public static async Task<Row> Rows(Bench bench)
    {
        var form = Definition(RowsYaml()).Form;
        var reading = Reading(bench);
        var (few, many) = (Validate(form, Filled(200), reading, 50), Validate(form, Filled(10_000), reading, 3));
        var growth = many / few / (10_000 / 200);
        var peer = await Peer(bench, "rows.mjs", "200");
        return new("rows", few, "ms", peer ?? 0, "@formio/core, the same 200 rows", peer is null ? 0 : few / peer.Value, "200 rows ≤ 20 ms, 10,000 ≤ 1 s and linear", few <= 20 && many <= 1000 && growth <= 2)
        {
            Note = $"10,000 rows in {many.ToString("N0", CultureInfo.InvariantCulture)} ms, {growth.ToString("0.00", CultureInfo.InvariantCulture)} times the time for a row{Missing(peer)}",
        };
    }

    private static double Validate(FormDefinition form, Typed typed, Reading reading, int turns)
    {
        for (var i = 0; i < turns; i++)
            if (form.Read(typed, reading).IsRefused) throw new InvalidOperationException("The rows are not valid");
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < turns; i++) _ = form.Read(typed, reading);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds / turns;
    }

    private static Typed Filled(int rows)
    {
        var typed = new Typed();
        for (var i = 0; i < rows; i++)
        {
            var row = typed.AddRow("行");
            var kind = (i % 5) + 1;
            (row["種別"], row[$"名前{kind}"], row[$"金額{kind}"]) = ($"k{kind}", "あ", "5");
        }

        return typed;
    }

    private static string RowsYaml()
    {
        var items = new StringBuilder("                    - { id: 種別, kind: select, required: true, label: あ, options: [k1, k2, k3, k4, k5] }\n");
        for (var n = 1; n <= 5; n++)
        {
            items.Append(CultureInfo.InvariantCulture, $"                    - {{ id: 名前{n}, kind: text, required: true, show: '種別 = \"k{n}\"', label: あ }}\n");
            items.Append(CultureInfo.InvariantCulture, $"                    - {{ id: 金額{n}, kind: number, required: true, min: 0, max: 1000, show: '種別 = \"k{n}\"', label: あ }}\n");
        }

        return $$"""
                    - id: 行
                      kind: group
                      label: あ
                      rows: { min: 1, max: 10000, each: あ, add: あ }
                      items:
            {{items}}
            """;
    }

    /// <summary>A procedure around these items of one step.</summary>
    public static string Yaml(string id, string items) => $$"""
        id: {{id}}
        code: bench-{{id}}
        name: あ
        reading: あ
        category: living
        summary: あ
        facts:
          applicants: [あ]
          needed: [あ]
          otherWays: [あ]
          identity: mailed-link
          office: seiso-recycle
          route: section-head
          period: always
          fee: 0
          standardDays: 5
          result: あ
          outcome: { kind: receipt }
          notices: { accept: { title: あ, body: あ } }
          retentionYears: 1
          legalBasis: あ
          drafted: あ
        form:
          steps:
            - id: one
              title: あ
              items:
        {{items}}
        """;

    private static ProcedureDefinition Definition(string items)
    {
        var (definition, findings) = DefinitionFile.Read("procedures/bench.yaml", Yaml("bench", items), "h", SmartLocal.Forms.Surroundings.Any);
        return definition ?? throw new InvalidOperationException(string.Join('\n', findings));
    }

    private static Reading Reading(Bench bench) =>
        new(TownDirectory.Parse(File.ReadAllText(System.IO.Path.Combine(bench.Root, "cities", "ome", "towns.csv")), new Municipality("東京都", "青梅市")).Value, Today);

    private static string Missing(double? peer) => peer is null ? "; the peer is not installed" : "";

    private static async Task<double?> Peer(Bench bench, string script, params string[] arguments)
    {
        var folder = System.IO.Path.Combine(bench.Root, "out", "bench-peers");
        if (!Directory.Exists(System.IO.Path.Combine(folder, "node_modules"))) return null;
        var said = await Tool.Run("node", [System.IO.Path.Combine(folder, script), .. arguments]);
        return double.Parse(said.Trim().Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
