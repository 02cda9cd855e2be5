using SmartLocal.Feel;

namespace SmartLocal.Modules.Tests.Feel;

public sealed class MistakeTests
{
    private static readonly Scope Person = Scope.Empty
        .With("age", FeelType.Number).With("town", FeelType.String).With("born", FeelType.Date).With("works", FeelType.Boolean)
        .With("children", FeelType.ListOf(FeelType.ContextOf(("name", FeelType.String), ("age", FeelType.Number))));

    [Theory]
    [InlineData("age >= ", "feel.unexpected-end", 1, 8)]
    [InlineData("(age", "feel.unexpected-end", 1, 5)]
    [InlineData("age > 1)", "feel.unexpected", 1, 8)]
    [InlineData("if works then 1", "feel.unexpected-end", 1, 16)]
    [InlineData("works and\n  \"open", "feel.open-string", 2, 3)]
    [InlineData("1 /* what", "feel.open-comment", 1, 3)]
    [InlineData("{a: 1, a: 2}", "feel.name-twice", 1, 8)]
    [InlineData("substring(\"a\", start position: 1)", "feel.mixed-arguments", 1, 10)]
    [InlineData("", "feel.unexpected-end", 1, 1)]
    public void What_cannot_be_read_is_no_formula(string formula, string code, int line, int column)
    {
        var parsed = Formula.Parse(formula, Person);
        Assert.Null(parsed.Formula);
        var mistake = Assert.Single(parsed.Mistakes);
        Assert.Equal((code, line, column, true), (mistake.Code, mistake.Line, mistake.Column, mistake.IsFatal));
    }

    [Theory]
    [InlineData("age > 18 and twon = \"x\"", "feel.unknown-name", 14, "There is no twon here")]
    [InlineData("town > 18", "feel.not-comparable", 6, "string can't be compared with number")]
    [InlineData("age in [\"a\"..\"b\"]", "feel.not-comparable", 8, "number can't be compared with range<string>")]
    [InlineData("age + town", "feel.no-such-sum", 5, "There is no number + string")]
    [InlineData("-town", "feel.no-such-sum", 1, "A string has no negative")]
    [InlineData("age and works", "feel.not-boolean", 1, "“and” asks for true or false, and age is number")]
    [InlineData("born.hour", "feel.unknown-part", 6, "date has no hour")]
    [InlineData("children[1].nmae", "feel.unknown-part", 13, "context<name: string, age: number> has no nmae")]
    [InlineData("upper case(age)", "feel.argument-type", 11, "upper case asks for string, and age is number")]
    [InlineData("upper case()", "feel.argument-count", 11, "The function is called as upper case(string)")]
    [InlineData("age(1)", "feel.no-function", 4, "age is no function")]
    [InlineData("age instance of nunber", "feel.unknown-type", 17, "There is no type nunber")]
    [InlineData("born = @\"2026-02-30\"", "feel.no-date", 8, "@\"2026-02-30\" is no date, time or duration")]
    public void What_cannot_be_right_is_told_where_it_stands(string formula, string code, int column, string sentence)
    {
        var parsed = Formula.Parse(formula, Person);
        Assert.NotNull(parsed.Formula);
        var mistake = parsed.Mistakes[0];
        Assert.Equal((code, 1, column, sentence), (mistake.Code, mistake.Line, mistake.Column, mistake.Sentence));
    }

    [Theory]
    [InlineData("age >= 18 and (town = null or town in (\"a\", \"b\")) and works")]
    [InlineData("count(children[age < 3]) > 1 and sum(children.age) < 30")]
    [InlineData("some c in children satisfies c.name = \"x\" and c.age > 3")]
    [InlineData("born + @\"P18Y\" <= today() and born.year in [1990..2000]")]
    [InlineData("(if works then age else null) + 1")]
    [InlineData("for c in children return {n: upper case(c.name), a: c.age * 2}")]
    public void What_may_be_right_is_not_complained_of(string formula) => Assert.Empty(Formula.Parse(formula, Person).Mistakes);

    [Theory]
    [InlineData("age + 1", "number")]
    [InlineData("children.name", "list<string>")]
    [InlineData("children[age > 1][1].name", "string")]
    [InlineData("if works then 1 else \"a\"", "Any")]
    [InlineData("born - @\"2026-01-01\"", "days and time duration")]
    [InlineData("{a: age, b: {c: town}}", "context<a: number, b: context<c: string>>")]
    public void The_type_of_a_formula_is_known_before_it_runs(string formula, string type) => Assert.Equal(type, Saying.Read(formula, Person).Type.ToString());
}
