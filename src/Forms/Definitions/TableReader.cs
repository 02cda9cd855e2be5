using System.Text;

namespace SmartLocal.Forms;

/// <summary>Makes one formula of a decision table: of its rows in order, each asked only where those before it do not fit.</summary>
internal sealed class TableReader(Findings findings, IReadOnlyDictionary<string, FormItem> items)
{
    public FormTable Read(Lined<TableShape> lined)
    {
        var (table, line) = (lined.Value, lined.Line);
        var id = table.Id ?? "";
        if (table.Rows.Count == 0) findings.Mistake(line, $"The table '{id}' has no rows", "Write rows: - { when: { … }, gives: … }");
        if (table.Examples.Count == 0) findings.Mistake(line, $"The table '{id}' has no examples", "Write examples: - { given: { … }, gives: … }; check tries them");
        if (table.Hit is not (null or "unique" or "first" or "any" or "sum")) findings.Mistake(line, $"'{table.Hit}' is no way to choose among rows", "Write unique, first, any or sum");
        var rows = table.Rows.Select(r => (When: When(r), Gives: Gives(r.Value.Gives, r.Line), r.Line)).ToArray();
        return new FormTable(id, new Calculation(table.Hit == "sum" ? Sum(rows, table.Otherwise) : Chosen(rows, table.Otherwise), line), [.. table.Examples.Select(e => Example(id, e))])
        {
            Rows = [.. rows.Select(r => (new Condition(ConditionShape.Of(r.When), r.Line), r.Gives))],
            MayOverlap = table.Hit is "first" or "sum",
        };
    }

    private string When(Lined<TableRowShape> row)
    {
        var tests = new List<string>();
        foreach (var (name, cell) in row.Value.When)
        {
            if (!items.TryGetValue(name, out var item))
            {
                findings.Mistake(row.Line, $"The table looks at '{name}', which the form does not ask", "Write an item's id");
                continue;
            }

            if (Cells.Test(name, item, cell, out var stranger) is { } test) tests.Add(test);
            else findings.Mistake(row.Line, $"'{stranger}' is none of the answers to '{name}'", "Write one of its answers, or a test such as \">= 2\"");
        }

        return tests.Count == 0 ? "true" : string.Join(" and ", tests);
    }

    private string Gives(string? gives, int line)
    {
        if (!string.IsNullOrWhiteSpace(gives)) return gives;
        findings.Mistake(line, "A row of the table gives nothing", "Write gives: 3000");
        return "null";
    }

    private TableExample Example(string table, Lined<ExampleShape> lined)
    {
        var given = new List<(string, string)>();
        foreach (var (name, cell) in lined.Value.Given)
        {
            if (items.TryGetValue(name, out var item)) given.Add((name, Cells.Literal(item, cell.Words.Count > 0 ? cell.Words[0] : "null")));
            else findings.Mistake(lined.Line, $"An example of the table '{table}' gives '{name}', which the form does not ask", "Write an item's id");
        }

        return new TableExample(given, Gives(lined.Value.Gives, lined.Line), lined.Line);
    }

    private static string Chosen((string When, string Gives, int Line)[] rows, string? otherwise)
    {
        var text = new StringBuilder();
        foreach (var (when, gives, _) in rows) text.Append("if ").Append(when).Append(" then (").Append(gives).Append(") else ");
        return text.Append('(').Append(otherwise ?? "null").Append(')').ToString();
    }

    private static string Sum((string When, string Gives, int Line)[] rows, string? otherwise) =>
        $"({otherwise ?? "0"}) + " + string.Join(" + ", rows.Select(r => $"(if {r.When} then ({r.Gives}) else 0)"));
}
