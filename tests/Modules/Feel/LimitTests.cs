using System.Diagnostics;
using SmartLocal.Feel;

namespace SmartLocal.Modules.Tests.Feel;

public sealed class LimitTests
{
    [Theory]
    [InlineData("count(for i in 1..1000000000 return i)", "feel.list-too-long")]
    [InlineData("count(for a in 1..5000, b in 1..5000 return null)", "feel.list-too-long")]
    [InlineData("every a in 1..5000, b in 1..5000 satisfies true", "feel.too-many-steps")]
    [InlineData("(function(f) f(f))(function(f) f(f))", "feel.too-deep-calls")]
    [InlineData("for i in 1..1000 return if i = 1 then \"ab\" else partial[-1] + partial[-1]", "feel.string-too-long")]
    [InlineData("string(for i in 1..1000 return [partial[-1]])", "feel.value-too-deep")]
    [InlineData("count(for i in 1..90000 return count(partial))", "feel.too-many-steps")]
    [InlineData("replace(string join(for i in 1..1000 return \"aaaaaaaaaa\", \"\"), \"a\", \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\")", "feel.string-too-long")]
    [InlineData("matches(string join(for i in 1..40 return \"a\", \"\") + \"!\", \"^(a+)+$\")", "feel.matching-too-long")]
    public void A_formula_that_asks_for_too_much_is_stopped(string formula, string code)
    {
        var watch = Stopwatch.StartNew();
        Assert.Equal(code, Assert.Throws<LimitReachedException>(() => Saying.Value(formula)).Code);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("(", 5_000)]
    [InlineData("-", 5_000)]
    [InlineData("[", 5_000)]
    [InlineData("{a:", 5_000)]
    [InlineData("if ", 3_000)]
    [InlineData("not(", 4_000)]
    [InlineData("function(x) ", 1_000)]
    [InlineData("1 in (", 3_000)]
    [InlineData("a[", 3_000)]
    public void A_formula_that_is_nested_too_deep_is_not_read(string opening, int times)
    {
        var watch = Stopwatch.StartNew();
        var parsed = Formula.Parse(string.Concat(Enumerable.Repeat(opening, times)) + "1", Scope.Empty);
        Assert.Null(parsed.Formula);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}");
    }

    [Fact]
    public void A_chain_of_sums_has_an_end_and_a_chain_of_conditions_hardly_one()
    {
        var sum = string.Join(" + ", Enumerable.Repeat("1", 5_000));
        Assert.Equal("feel.too-deep", Assert.Single(Formula.Parse(sum, Scope.Empty).Mistakes).Code);
        Assert.Equal("300", Saying.Value(string.Join(" + ", Enumerable.Repeat("1", 300))));
        Assert.Equal("true", Saying.Value(string.Join(" or ", Enumerable.Repeat("1 = 2", 1_000)) + " or true"));
    }

    [Fact]
    public void A_formula_that_is_too_long_is_not_read() =>
        Assert.Equal("feel.formula-too-long", Assert.Single(Formula.Parse(new string(' ', 30_000) + "1", Scope.Empty).Mistakes).Code);

    [Fact]
    public void The_limits_are_the_callers()
    {
        var few = Limits.Usual with { Steps = 10 };
        var formula = Formula.Parse("sum(for i in 1..100 return i)", Scope.Empty, few).Formula!;
        Assert.Throws<LimitReachedException>(() => formula.Evaluate(Scope.Empty.NewFacts()));
    }
}
