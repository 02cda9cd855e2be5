using SmartLocal.Feel;

namespace SmartLocal.Modules.Tests.Feel;

/// <summary>Formulas and facts at random, the same for the same seed.</summary>
internal sealed class RandomFormula(int seed)
{
    public static readonly Scope Scope = Scope.Empty
        .With("age", FeelType.Any).With("town name", FeelType.Any).With("works", FeelType.Any).With("rows", FeelType.Any).With("born", FeelType.Any);

    private uint state = ((uint)seed * 2_654_435_761) + 1;

    /// <summary>A value that such a fact could have; now and then one that nobody expects.</summary>
    public FeelValue Fact(string name) => Next(8) == 0 ? Odd() : name switch
    {
        "age" => Next(4),
        "town name" => Pick("a", "b", "x"),
        "works" => Next(2) == 0,
        "born" => new FeelDate(2000 + Next(3), 1 + Next(3), 1),
        _ => FeelValue.ListOf(Enumerable.Range(0, Next(4)).Select(i => FeelValue.ContextOf(("n", Next(3)), ("age", Next(3))))),
    };

    public string Any(int depth) => Next(4) switch
    {
        0 => Number(depth),
        1 => Text(depth),
        2 => List(depth),
        _ => Condition(depth),
    };

    /// <summary>A model with one table over age and town.</summary>
    public string Table()
    {
        var rules = string.Concat(Enumerable.Range(0, 1 + Next(3)).Select(_ => $"""
            <rule><inputEntry><text>{Pick("-", "&lt; 2", "&gt;= 2", "1", "[0..2]", "not(1)")}</text></inputEntry>
              <inputEntry><text>{Pick("-", "\"a\"", "\"a\",\"x\"", "not(\"a\")")}</text></inputEntry>
              <outputEntry><text>{Pick("1", "2", "3", "age", "null")}</text></outputEntry></rule>
            """));
        return $"""
            <definitions name="m" namespace="urn:m" xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/">
              <inputData name="age" id="a"><variable name="age"/></inputData><inputData name="town" id="t"><variable name="town"/></inputData>
              <decision name="table" id="d"><variable name="table"/>
                <informationRequirement><requiredInput href="#a"/></informationRequirement><informationRequirement><requiredInput href="#t"/></informationRequirement>
                <decisionTable hitPolicy="{Pick("UNIQUE", "FIRST", "ANY", "PRIORITY", "COLLECT", "RULE ORDER", "OUTPUT ORDER")}" {Pick("", "aggregation=\"SUM\"", "aggregation=\"COUNT\"")}>
                  <input><inputExpression {Pick("", "typeRef=\"number\"")}><text>age</text></inputExpression></input>
                  <input><inputExpression><text>town</text></inputExpression>{Pick("", "<inputValues><text>\"a\", \"x\"</text></inputValues>")}</input>
                  <output>{Pick("", "<outputValues><text>2, 1, 3</text></outputValues>")}{Pick("", "<defaultOutputEntry><text>age</text></defaultOutputEntry>")}</output>{rules}
                </decisionTable></decision>
            </definitions>
            """;
    }

    private string Condition(int depth) => depth == 0 ? Pick("works", "true", "false", "null") : Next(13) switch
    {
        0 => $"{Condition(depth - 1)} and {Condition(depth - 1)}",
        1 => $"{Condition(depth - 1)} or {Condition(depth - 1)}",
        2 => $"not({Condition(depth - 1)})",
        3 => $"({Number(depth - 1)}) {Pick("<", "<=", "=", "!=", ">")} ({Number(depth - 1)})",
        4 => $"({Text(depth - 1)}) = ({Text(depth - 1)})",
        5 => $"({Number(depth - 1)}) in ({Number(0)}, > {Number(0)}, [{Number(0)}..{Number(0)}])",
        6 => $"{Pick("some", "every")} e in {List(depth - 1)} satisfies e = {Number(depth - 1)}",
        7 => $"list contains({List(depth - 1)}, {Number(depth - 1)})",
        8 => $"({Any(depth - 1)}) instance of {Pick("number", "string", "list<number>", "Any")}",
        9 => $"born {Pick("<", ">=")} @\"2001-02-01\" + @\"P{Next(3)}M\"",
        10 => $"({Number(depth - 1)}) between {Number(0)} and {Number(depth - 1)}",
        11 => $"{Pick("any", "all")}([{Condition(depth - 1)}, {Condition(depth - 1)}])",
        _ => $"(if {Condition(depth - 1)} then {Condition(depth - 1)} else {Condition(depth - 1)})",
    };

    private string Number(int depth) => depth == 0 ? Pick("age", "0", "1", "2", "null") : Next(10) switch
    {
        0 => $"({Number(depth - 1)}) {Pick("+", "-", "*", "/", "**")} ({Number(depth - 1)})",
        1 => $"if {Condition(depth - 1)} then {Number(depth - 1)} else {Number(depth - 1)}",
        2 => $"{Pick("sum", "count", "min", "max", "mean")}({List(depth - 1)})",
        3 => $"({List(depth - 1)})[{Number(0)}]",
        4 => $"(function(p, q) {Pick("p", "q", "p + q", "1")})({Number(depth - 1)}, {Number(depth - 1)})",
        5 => $"(function(p: number) {Pick("p", "1")})({Any(depth - 1)})",
        6 => $"{{a: {Number(depth - 1)}, b: a + 1}}.{Pick("a", "b")}",
        7 => $"string length({Text(depth - 1)})",
        8 => $"abs(-({Number(depth - 1)}))",
        _ => Number(0),
    };

    private string Text(int depth) => depth == 0 ? Pick("town name", "\"a\"", "\"x\"", "null") : Next(5) switch
    {
        0 => $"({Text(depth - 1)}) + ({Text(depth - 1)})",
        1 => $"if {Condition(depth - 1)} then {Text(depth - 1)} else {Text(depth - 1)}",
        2 => $"upper case({Text(depth - 1)})",
        3 => $"string join([{Text(depth - 1)}, \"y\"], \"-\")",
        _ => Text(0),
    };

    private string List(int depth) => depth == 0 ? Pick("rows.n", "rows.age", "[1, 2]", "[]", "[age, 1]") : Next(7) switch
    {
        0 => $"[{Number(depth - 1)}, {Number(depth - 1)}]",
        1 => $"({List(depth - 1)})[item > {Number(depth - 1)}]",
        2 => $"rows[{Pick("n", "age")} = {Number(depth - 1)}].n",
        3 => $"for e in {List(depth - 1)} return e + ({Number(depth - 1)})",
        4 => $"append({List(depth - 1)}, {Number(depth - 1)})",
        5 => $"sort({List(depth - 1)}, function(p, q) p < q)",
        _ => List(0),
    };

    private FeelValue Odd() => Next(5) switch
    {
        0 => FeelValue.Null,
        1 => "odd",
        2 => FeelValue.ListOf(1, FeelValue.Null),
        3 => -1,
        _ => FeelValue.ContextOf(("n", true)),
    };

    private string Pick(params string[] among) => among[Next(among.Length)];

    public int Next(int below)
    {
        state = (state * 1_664_525) + 1_013_904_223;
        return (int)((state >> 8) % (uint)below);
    }
}
