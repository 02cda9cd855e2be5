using FsCheck.Fluent;
using SmartLocal.Feel;
using SmartLocal.Tests.Kernel;

namespace SmartLocal.Modules.Tests.Feel;

public sealed class UnknownTests
{
    private static readonly Scope Applicant = Scope.Empty
        .With("age", FeelType.Number).With("income", FeelType.Number).With("town", FeelType.String).With("children", FeelType.ListOf(FeelType.Number));

    [Theory]
    [InlineData("age >= 18 and income < 2000", "needs income")]
    [InlineData("age < 18 and income < 2000", "false")]
    [InlineData("age >= 18 or income < 2000", "true")]
    [InlineData("income < 2000 and town = \"x\"", "needs income, town")]
    [InlineData("if income < 2000 then 500 else 500", "500")]
    [InlineData("if income < 2000 then 500 else town", "needs income, town")]
    [InlineData("if age > 18 then 1 else income", "1")]
    [InlineData("income = null", "needs income")]
    [InlineData("income + null", "null")]
    [InlineData("count([age, income])", "2")]
    [InlineData("sum([age, income])", "needs income")]
    [InlineData("[age, income][1]", "20")]
    [InlineData("{a: age, b: income}.a", "20")]
    [InlineData("{a: age, b: income}", "needs income")]
    [InlineData("list contains([age, income], 20)", "true")]
    [InlineData("some x in [age, income] satisfies x = 20", "true")]
    [InlineData("every x in [age, income] satisfies x = 20", "needs income")]
    [InlineData("20 in (income, 20)", "true")]
    [InlineData("age in (income, 30)", "needs income")]
    [InlineData("children[item < age]", "needs children")]
    [InlineData("children[item < income]", "needs children, income")]
    [InlineData("(function(x) 5)(income)", "5")]
    [InlineData("(function(x: number) 5)(income)", "needs income")]
    public void What_is_unknown_matters_only_where_the_outcome_can_depend_on_it(string formula, string outcome)
    {
        var facts = Applicant.NewFacts().With("age", 20).Unknowing("income").Unknowing("town").Unknowing("children");
        Assert.Equal(outcome, Saying.Read(formula, Applicant).Suppose(facts).ToString());
    }

    [Fact]
    public void Null_is_a_value_and_nothing_that_is_unknown()
    {
        var facts = Applicant.NewFacts().With("age", FeelValue.Null);
        Assert.Equal("2", Saying.Read("if age > 18 then 1 else 2", Applicant).Suppose(facts).ToString());
        Assert.Throws<ArgumentException>(() => Saying.Read("age", Applicant).Evaluate(facts.Unknowing("age")));
        Assert.Equal("5", Saying.Read("age", Applicant).Evaluate(facts.With("age", 5)).ToString());
    }

    [Fact]
    public void An_outcome_that_is_known_is_the_same_whatever_the_unknown_facts_are() => Seeds(250_000).Always(seed =>
    {
        var random = new RandomFormula(seed);
        var text = random.Any(4);
        var formula = Saying.Read(text, RandomFormula.Scope);
        var unknown = RandomFormula.Scope.Names.Where(_ => random.Next(2) == 0).ToList();
        var facts = RandomFormula.Scope.NewFacts();
        foreach (var name in RandomFormula.Scope.Names) facts[name] = random.Fact(name);
        foreach (var name in unknown) facts.Unknowing(name);
        var outcome = formula.Suppose(facts);
        Assert.Subset(unknown.ToHashSet(), outcome.Needs.ToHashSet());
        for (var i = 0; i < 8; i++)
        {
            foreach (var name in unknown) facts[name] = random.Fact(name);
            var value = formula.Evaluate(facts);
            if (outcome.IsKnown) Assert.True(outcome.Value.ToString() == value.ToString(), $"{text} was said to be {outcome} and is {value}");
        }

        // What is named as needed is all that is needed.
        foreach (var name in unknown.Where(n => !outcome.Needs.Contains(n))) facts.Unknowing(name);
        Assert.True(formula.Suppose(facts).IsKnown, $"{text} needed more than {outcome}");
    });

    [Fact]
    public void The_same_holds_of_tables_of_every_hit_policy() => Seeds(250_000).Always(seed =>
    {
        var random = new RandomFormula(seed);
        var model = DmnModel.Read(random.Table()).Model!;
        string[] names = ["age", "town"];
        var unknown = names.Where(_ => random.Next(2) == 0).ToList();
        var known = FeelValue.ContextOf(names.Except(unknown).Select(n => (n, Fact(n)))).AsContext();
        var outcome = model.Suppose("table", known, unknown);
        Assert.Subset(unknown.ToHashSet(), outcome.Needs.ToHashSet());
        for (var i = 0; i < 8 && outcome.IsKnown; i++)
        {
            var all = FeelValue.ContextOf(known.Names.Select(n => (n, known[n])).Concat(unknown.Select(n => (n, Fact(n))))).AsContext();
            Assert.Equal(outcome.Value.ToString(), model.Decide("table", all).ToString());
        }

        FeelValue Fact(string name) => random.Fact(name == "town" ? "town name" : name);
    });

    [Fact]
    public void With_nothing_unknown_an_outcome_is_the_value() => Seeds(250_000).Always(seed =>
    {
        var random = new RandomFormula(seed);
        var formula = Saying.Read(random.Any(4), RandomFormula.Scope);
        var facts = RandomFormula.Scope.NewFacts();
        foreach (var name in RandomFormula.Scope.Names) facts[name] = random.Fact(name);
        Assert.Equal(formula.Evaluate(facts).ToString(), formula.Suppose(facts).Value.ToString());
    });

    [Fact]
    public void What_a_formula_writes_of_itself_reads_back_as_the_same() => Seeds(250_000).Always(seed =>
    {
        var random = new RandomFormula(seed);
        var formula = Saying.Read(random.Any(5), RandomFormula.Scope);
        var again = Saying.Read(formula.ToString(), RandomFormula.Scope);
        Assert.Equal(formula.ToString(), again.ToString());
        var facts = RandomFormula.Scope.NewFacts();
        foreach (var name in RandomFormula.Scope.Names) facts[name] = random.Fact(name);
        Assert.Equal(formula.Evaluate(facts).ToString(), again.Evaluate(facts).ToString());
    });

    [Theory]
    [InlineData("age in ([1..age), > 5, not(true))")]
    [InlineData("-(1 + -2) ** 2")]
    [InlineData("[1..3[.start included")]
    [InlineData("(<= age).end")]
    [InlineData("{first name: 1, \"a:b\": [null, -1]}.first name")]
    [InlineData("for i in 1..3, x in [i] return partial[-1] + x")]
    [InlineData("function(a: list<number>, b) a[b] instance of function<number> -> string")]
    [InlineData("@\"2026-04-01T10:00:00@Asia/Tokyo\" - @\"P1DT2H\"")]
    [InlineData("substring(string: \"a\\\"b\", start position: 1)")]
    [InlineData("if age between 1 and 2 then (if true then 1 else 2) else 3")]
    public void Everything_that_can_be_written_reads_back(string formula)
    {
        var once = Saying.Read(formula, Applicant).ToString();
        Assert.Equal(once, Saying.Read(once, Applicant).ToString());
    }

    private static FsCheck.Gen<int> Seeds(int most) => Gen.Choose(0, most);
}
