using SmartLocal.Feel;

namespace SmartLocal.Modules.Tests.Feel;

public sealed class BuiltInTests
{
    public static readonly TheoryData<string, string> Calls = new()
    {
        { """date("2026-04-01")""", """@"2026-04-01" """ },
        { """date(2026, 2, 29)""", "null" },
        { """date(date and time("2026-04-01T10:00:00"))""", """@"2026-04-01" """ },
        { """date("12026-04-01") + @"P1Y" """, """@"12027-04-01" """ },
        { """time("10:30:00+09:00")""", """@"10:30:00+09:00" """ },
        { """time(10, 30, 0, @"PT9H")""", """@"10:30:00+09:00" """ },
        { """time("24:00:01")""", "null" },
        { """date and time("2026-04-01T24:00:00")""", """@"2026-04-02T00:00:00" """ },
        { """date and time(@"2026-04-01", @"10:00:00")""", """@"2026-04-01T10:00:00" """ },
        { """date and time(2026, 4, 1, 10, 0, 0, "Asia/Tokyo")""", """@"2026-04-01T10:00:00@Asia/Tokyo" """ },
        { """duration("P1DT2H")""", """@"P1DT2H" """ },
        { """duration("P1Y1D")""", "null" },
        { """years and months duration(@"2025-12-22", @"2027-08-24")""", """@"P1Y8M" """ },
        { """number("1.000,5", ".", ",")""", "1000.5" },
        { """number("1,5", ",", ",")""", "null" },
        { """string([1.50, "a", null, @"P1D"])""", "\"[1.5, \\\"a\\\", null, @\\\"P1D\\\"]\"" },
        { """string(null)""", "null" },
        { """not(false)""", "true" },
        { """not("a")""", "null" },
        { """is(@"10:00:00", @"10:00:00Z")""", "false" },
        { """is(1, 1.0)""", "true" },
        { """decimal(2.5, 0)""", "2" },
        { """decimal(1234, -2)""", "1200" },
        { """floor(-1.56, 1)""", "-1.6" },
        { """ceiling(-1.5)""", "-1" },
        { """round up(-5.01, 0)""", "-6" },
        { """round down(-5.99, 0)""", "-5" },
        { """round half up(-5.5, 0)""", "-6" },
        { """round half down(-5.5, 0)""", "-5" },
        { """abs(@"-P1D")""", """@"P1D" """ },
        { """modulo(-12, 5)""", "3" },
        { """modulo(12, 0)""", "null" },
        { """sqrt(16)""", "4" },
        { """sqrt(-1)""", "null" },
        { """round half up(log(10), 10)""", "2.302585093" },
        { """round half up(exp(5), 8)""", "148.4131591" },
        { """odd(5)""", "true" },
        { """even(5)""", "false" },
        { """substring("𠮷野家", 1, 1)""", "\"𠮷\"" },
        { """substring("foobar", -2)""", "\"ar\"" },
        { """substring("foobar", 0)""", "null" },
        { """string length("𠮷野家")""", "3" },
        { """upper case("aß")""", "\"Aß\"" },
        { """lower case("ABC")""", "\"abc\"" },
        { """substring before("foobar", "bar")""", "\"foo\"" },
        { """substring after("foobar", "ob")""", "\"ar\"" },
        { """replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")""", "\"[1=ab][2=]cd\"" },
        { """replace("abc", "x*", "-")""", "null" },
        { """contains("foobar", "ob")""", "true" },
        { """starts with("foobar", "fo")""", "true" },
        { """ends with("foobar", "r")""", "true" },
        { """matches("foobar", "^Fo*B", "i")""", "true" },
        { """matches("a", "[")""", "null" },
        { """matches("abc", "(?=a)")""", "null" },
        { """matches("abab", "^(ab)\\1$")""", "true" },
        { """matches("ab", "(a)\\2")""", "null" },
        { """matches("a{", "a{")""", "null" },
        { """matches("x😀y", "^x.y$")""", "true" },
        { """replace("a😀b", "😀+", "-")""", "\"a-b\"" },
        { """split("a;b;;c", ";")""", """["a", "b", "", "c"]""" },
        { """string join(["a", null, "c"], "-")""", "\"a-c\"" },
        { """list contains([1, null], null)""", "true" },
        { """count([1, null])""", "2" },
        { """min(3, 1, 2)""", "1" },
        { """max(["a", "b"])""", "\"b\"" },
        { """max([1, "b"])""", "null" },
        { """sum([1, 2, 3])""", "6" },
        { """sum([1, null])""", "null" },
        { """sum([])""", "null" },
        { """mean(1, 2)""", "1.5" },
        { """product([2, 3, 4])""", "24" },
        { """median([6, 1, 2, 3])""", "2.5" },
        { """decimal(stddev(2, 4, 7, 5), 5)""", "2.08167" },
        { """mode([6, 3, 9, 6, 6, 3, 3])""", "[3, 6]" },
        { """mode([])""", "[]" },
        { """all([true, null])""", "null" },
        { """and([true, false, null])""", "false" },
        { """any([false, null])""", "null" },
        { """or(true, null)""", "true" },
        { """sublist([1, 2, 3], -2, 1)""", "[2]" },
        { """append([1], 2, [3])""", "[1, 2, [3]]" },
        { """concatenate([1, 2], [3])""", "[1, 2, 3]" },
        { """insert before([1, 3], 2, 2)""", "[1, 2, 3]" },
        { """remove([1, 2, 3], -1)""", "[1, 2]" },
        { """list replace([1, 2, 3], 2, 9)""", "[1, 9, 3]" },
        { """list replace([2, 4, 7], function(item, new) item < new, 5)""", "[5, 5, 7]" },
        { """reverse([1, 2, 3])""", "[3, 2, 1]" },
        { """index of([1, 2, 1], 1)""", "[1, 3]" },
        { """union([1, 2], [2.0, 3])""", "[1, 2, 3]" },
        { """distinct values([1, "1", 1.0])""", """[1, "1"]""" },
        { """flatten([1, [2, [3]]])""", "[1, 2, 3]" },
        { """sort([3, 1, 2], function(a, b) a < b)""", "[1, 2, 3]" },
        { """sort([3, 1, 2], function(a, b) "no")""", "null" },
        { """today()""", """@"2026-04-05" """ },
        { """now()""", """@"2026-04-05T21:30:00@Asia/Tokyo" """ },
        { """day of year(@"2026-12-31")""", "365" },
        { """day of week(@"2026-04-05")""", "\"Sunday\"" },
        { """month of year(@"2026-04-05")""", "\"April\"" },
        { """week of year(@"2027-01-01")""", "53" },
        { """before(1, [2..3])""", "true" },
        { """after([5..6), [1..5])""", "false" },
        { """meets([1..5], [5..6])""", "true" },
        { """met by([5..6], [1..5))""", "false" },
        { """overlaps([1..5], [5..6])""", "true" },
        { """overlaps before([1..5], [3..8])""", "true" },
        { """overlaps after([3..8], [1..5])""", "true" },
        { """finishes(10, [1..10])""", "true" },
        { """finished by([1..10), [5..10])""", "false" },
        { """includes([1..10], [2..3])""", "true" },
        { """during("x", [1..10])""", "null" },
        { """starts(1, (1..10])""", "false" },
        { """started by([1..10], [1..5])""", "true" },
        { """coincides([1..5], [1..5])""", "true" },
        { """range("[1..10)")""", "[1..10)" },
        { """range("1")""", "null" },
        { """range("[18..)")""", "(>= 18)" },
        { """range("[..18]")""", "null" },
        { """get value({a: 1}, "a")""", "1" },
        { """get entries({a: 1})""", """[{key: "a", value: 1}]""" },
        { """context([{key: "a", value: 1}])""", "{a: 1}" },
        { """context put({a: 1}, "b", 2)""", "{a: 1, b: 2}" },
        { """context put({a: {b: 1}}, ["a", "b"], 2)""", "{a: {b: 2}}" },
        { """context merge([{a: 1}, {a: 2, b: 3}])""", "{a: 2, b: 3}" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_function_of_the_standard_gives_what_the_standard_says(string call, string value) => Assert.Equal(value.Trim(), Saying.Value(call));

    [Fact]
    public void Every_function_stands_in_the_table()
    {
        var calls = Calls.Select(c => (string)c[0]).ToList();
        Assert.All(BuiltIns.All, f => Assert.Contains(calls, c => c.Contains(f.Name + "(", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""substring(start position: 2, string: "abc")""", "\"bc\"")]
    [InlineData("""substring(text: "abc", start position: 2)""", "null")]
    [InlineData("""substring("abc")""", "null")]
    [InlineData("""substring("abc", 1, 2, 3)""", "null")]
    [InlineData("""upper case(["abc"])""", "\"ABC\"")]
    [InlineData("""upper case(["abc", "d"])""", "null")]
    [InlineData("""count(7)""", "1")]
    [InlineData("""date and time(@"2026-04-01")""", """@"2026-04-01T00:00:00Z" """)]
    public void Arguments_go_by_position_or_by_name_and_are_taken_as_what_is_asked(string call, string value) => Assert.Equal(value.Trim(), Saying.Value(call));

    [Fact]
    public void Without_a_clock_there_is_no_today() => Assert.True(Saying.Read("today()").Evaluate(Scope.Empty.NewFacts()).IsNull);
}
