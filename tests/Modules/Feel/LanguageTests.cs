using SmartLocal.Feel;

namespace SmartLocal.Modules.Tests.Feel;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("1 + 2 * 3 ** 2", "19")]
    [InlineData("-2 ** 2", "4")]
    [InlineData("10 - 5 - 2", "3")]
    [InlineData("1 / 0", "null")]
    [InlineData("79228162514264337593543950335 * 2", "null")]
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("\"a\" + \"b\"", "\"ab\"")]
    [InlineData("\"a\" + 1", "null")]
    [InlineData("1 + null", "null")]
    [InlineData("@\"2026-01-31\" + @\"P1M\"", "@\"2026-02-28\"")]
    [InlineData("@\"2026-03-01\" - @\"2026-02-01\"", "@\"P28D\"")]
    [InlineData("@\"23:30:00\" + @\"PT1H\"", "@\"00:30:00\"")]
    [InlineData("@\"P1Y\" / 4", "@\"P3M\"")]
    [InlineData("@\"P1D\" / @\"PT6H\"", "4")]
    public void Sums(string formula, string value) => Assert.Equal(value, Saying.Value(formula));

    [Theory]
    [InlineData("null = null", "true")]
    [InlineData("1 = null", "false")]
    [InlineData("1 = \"1\"", "null")]
    [InlineData("1 < null", "null")]
    [InlineData("[1, 2] = [1, 2.0]", "true")]
    [InlineData("{a: 1, b: 2} = {b: 2, a: 1}", "true")]
    [InlineData("@\"10:00:00+09:00\" = @\"01:00:00Z\"", "true")]
    [InlineData("@\"10:00:00\" = @\"10:00:00Z\"", "false")]
    [InlineData("\"\uFFFD\" < \"𠮷\"", "true")]
    [InlineData("2 between 1 and 3", "true")]
    [InlineData("2 in (1, > 3, [2..4))", "true")]
    [InlineData("2 in (2..4]", "false")]
    [InlineData("null in [1..3]", "null")]
    [InlineData("5 in ]1..5[", "false")]
    public void Comparisons(string formula, string value) => Assert.Equal(value, Saying.Value(formula));

    [Theory]
    [InlineData("true and null", "null")]
    [InlineData("false and null", "false")]
    [InlineData("null or true", "true")]
    [InlineData("\"a\" or false", "null")]
    [InlineData("if null then 1 else 2", "2")]
    [InlineData("some x in [1, null] satisfies x > 0", "true")]
    [InlineData("every x in [1, null] satisfies x > 0", "null")]
    [InlineData("every x in [] satisfies false", "true")]
    public void Conditions(string formula, string value) => Assert.Equal(value, Saying.Value(formula));

    [Theory]
    [InlineData("[1, 2, 3][item > 1]", "[2, 3]")]
    [InlineData("[1, 2, 3][-1]", "3")]
    [InlineData("[1, 2, 3][0]", "null")]
    [InlineData("7[1]", "7")]
    [InlineData("[1, 2][0.5]", "null")]
    [InlineData("[1, 2][2.7]", "2")]
    [InlineData("[{a: 1}, {a: 2}][a = 2].a", "[2]")]
    [InlineData("[{item: 1}, {item: 2}][item = 2]", "[{item: 2}]")]
    [InlineData("for i in 1..3 return i * i", "[1, 4, 9]")]
    [InlineData("for i in 3..1 return i", "[3, 2, 1]")]
    [InlineData("for i in 1..5 return if i = 1 then 1 else i * partial[-1]", "[1, 2, 6, 24, 120]")]
    [InlineData("for x in [1, 2], y in [x, 10] return x * y", "[1, 10, 4, 20]")]
    [InlineData("for d in @\"2026-02-28\"..@\"2026-03-01\" return d.day", "[28, 1]")]
    [InlineData("for i in [\"a\"..\"c\"] return i", "null")]
    public void Lists(string formula, string value) => Assert.Equal(value, Saying.Value(formula));

    [Theory]
    [InlineData("{a: 1, b: a + 1}.b", "2")]
    [InlineData("{first name: \"x\", whole: first name + \"y\"}.whole", "\"xy\"")]
    [InlineData("{\"a+b\": 1}", "{\"a+b\": 1}")]
    [InlineData("{add: function(a, b) a + b, c: add(b: 1, a: 2)}.c", "3")]
    [InlineData("(function(a: number) a)(\"x\")", "null")]
    [InlineData("{k: 2, f: function(x) x * k, r: for k in [10] return f(k)}.r", "[20]")]
    [InlineData("[1, 2] instance of list<number>", "true")]
    [InlineData("{a: 1} instance of context<a: string>", "false")]
    [InlineData("null instance of Any", "false")]
    [InlineData("[1..3].end included", "true")]
    [InlineData("(< 3).start", "null")]
    [InlineData("@\"P1Y2M\".months", "2")]
    [InlineData("@\"2026-04-05T10:00:00@Asia/Tokyo\".time offset", "@\"PT9H\"")]
    [InlineData("{a: 1}.b", "null")]
    [InlineData("1 + // one\n 1 /* and\n one */", "2")]
    [InlineData("\"\\u3042\\U01F600\\n\"", "\"あ😀\\n\"")]
    public void Contexts_functions_and_the_rest(string formula, string value) => Assert.Equal(value, Saying.Value(formula));

    [Fact]
    public void Names_hold_spaces_marks_and_japanese_and_the_longest_is_meant()
    {
        var facts = Scope.Empty
            .With("世帯", FeelType.Number).With("世帯 人数", FeelType.Number).With("a", FeelType.Number).With("a-b", FeelType.Number)
            .With("date and place", FeelType.Number).With("Approved/Declined", FeelType.String).With("申請者の年齢", FeelType.Number).NewFacts()
            .With("世帯", 1).With("世帯 人数", 2).With("a", 10).With("a-b", 20).With("date and place", 5).With("Approved/Declined", "x").With("申請者の年齢", 70);
        Assert.Equal("3", Saying.Value("世帯 + 世帯　人数", facts));
        Assert.Equal("30", Saying.Value("a + a-b", facts));
        Assert.Equal("6", Saying.Value("date and place + 1", facts));
        Assert.Equal("true", Saying.Value("Approved/Declined = \"x\" and 申請者の年齢 >= 65", facts));
    }

    [Fact]
    public void Entries_of_an_item_go_before_names_further_out_even_when_its_type_is_not_known()
    {
        var facts = Scope.Empty.With("rows", FeelType.Any).With("price", FeelType.Number).NewFacts()
            .With("rows", FeelValue.ListOf(FeelValue.ContextOf(("price", 5), ("unit cost", 1)), FeelValue.ContextOf(("unit cost", 2)))).With("price", 7);
        Assert.Equal("[{price: 5, unit cost: 1}]", Saying.Value("rows[price = 5]", facts));
        Assert.Equal("[{unit cost: 2}]", Saying.Value("rows[price = 7 and unit cost = 2]", facts));
    }

    [Fact]
    public void A_value_that_tests_are_made_of_is_named_by_a_question_mark()
    {
        var tests = Formula.ParseTests("< 10, [20..30], even(?)", FeelType.Number, Scope.Empty).Formula!;
        Assert.Equal([true, false, true, true], new[] { 5, 15, 25, 100 }.Select(n => tests.Admits(n, Scope.Empty.NewFacts())!.Value));
        var not = Formula.ParseTests("not(\"a\", \"b\")", FeelType.String, Scope.Empty).Formula!;
        Assert.False(not.Admits("a", Scope.Empty.NewFacts()));
        Assert.True(not.Admits("c", Scope.Empty.NewFacts()));
        Assert.True(Formula.ParseTests("-", FeelType.Any, Scope.Empty).Formula!.Admits(FeelValue.Null, Scope.Empty.NewFacts()));
    }

    [Fact]
    public void A_formula_says_which_facts_it_looks_at()
    {
        var scope = Scope.Empty.With("a", FeelType.Any).With("b c", FeelType.Any).With("d", FeelType.Any);
        Assert.Equal(["a", "b c"], Saying.Read("for d in [1] return b c + d + a", scope).Names);
    }

    [Fact]
    public void A_rule_of_three_clauses_takes_hardly_any_memory()
    {
        var scope = Scope.Empty.With("age", FeelType.Number).With("income", FeelType.Number).With("town", FeelType.String);
        var rule = Saying.Read("age >= 18 and income < 2000000 and town = \"x\"", scope);
        var facts = scope.NewFacts().With("age", 20).With("income", 1_000_000).With("town", "x");
        Assert.True(rule.Evaluate(facts).IsTrue);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++) rule.Evaluate(facts);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 1_000, 0, 100);
    }

    [Fact]
    public void Facts_of_another_scope_are_refused()
    {
        var formula = Saying.Read("a", Scope.Empty.With("a", FeelType.Any));
        Assert.Throws<ArgumentException>(() => formula.Evaluate(Scope.Empty.With("a", FeelType.Any).NewFacts()));
        Assert.Throws<KeyNotFoundException>(() => formula.Scope.NewFacts().With("b", 1));
    }
}
