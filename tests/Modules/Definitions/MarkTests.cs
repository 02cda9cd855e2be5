using System.Diagnostics;
using SmartLocal.Tests.Definitions.Oracle;
using Xunit.Abstractions;

namespace SmartLocal.Tests.Definitions;

/// <summary>
/// Each rule, early exit, condition and required mark of each definition counts: with any one of them taken away, a case that the oracle
/// made from the definition as it stands comes out differently. ./test takes a sample of them, ./test --deep all.
/// </summary>
public sealed class MarkTests(ITestOutputHelper output)
{
    public static IEnumerable<object[]> Received => DefinitionWorld.Received;

    [Theory]
    [MemberData(nameof(Received))]
    public void Taking_any_one_mark_away_is_noticed(string id)
    {
        var raw = DefinitionWorld.Raw(id);
        var day = DefinitionWorld.DayOf(raw);
        var started = Stopwatch.StartNew();
        // The oracle's own form is changed and put back: one test has each definition to itself.
        var own = raw with { };
        var sample = new Random(FillingInTests.Seed(id));
        var marks = new OracleCases(own, day, FillingInTests.Seed(id)).Marks().ToList();
        if (!DefinitionWorld.Deep) marks = [.. marks.OrderBy(_ => sample.Next()).Take(5)];
        var whole = DefinitionWorld.Rewritten(own)!.Form;
        var unnoticed = new List<string>();
        foreach (var make in marks)
        {
            var mark = make();
            if (mark.Case is not { } tried)
            {
                unnoticed.Add($"{mark.Name}: nothing was found that could notice it");
                continue;
            }

            Assert.Null(DefinitionWorld.Difference(tried, DefinitionWorld.Outcome(whole, tried, day)));
            var back = mark.Delete();
            var without = DefinitionWorld.Rewritten(own);
            back();
            // A definition that check refuses without it is noticed too.
            if (without is not null && DefinitionWorld.Difference(tried, DefinitionWorld.Outcome(without.Form, tried, day)) is null) unnoticed.Add($"{mark.Name}: it makes no difference to {tried.Sent.ToJsonString()}");
        }

        output.WriteLine($"{id}: {marks.Count} marks in {started.ElapsedMilliseconds} ms");
        Assert.True(unnoticed.Count == 0, string.Join('\n', unnoticed));
    }
}
