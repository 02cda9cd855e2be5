using System.Diagnostics;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Tests.Definitions.Oracle;
using Xunit.Abstractions;

namespace SmartLocal.Tests.Definitions;

/// <summary>
/// Each definition is filled in with answers that an oracle made from its text alone: right ones are accepted and kept as they were given,
/// wrong ones are refused with exactly the refusals that must follow. ./test takes a sample, ./test --deep all of them.
/// </summary>
public sealed class FillingInTests(ITestOutputHelper output)
{
    public static IEnumerable<object[]> Received => DefinitionWorld.Received;

    [Theory]
    [MemberData(nameof(Received))]
    public void Right_answers_are_kept_and_wrong_ones_refused_for_their_reason(string id)
    {
        var raw = DefinitionWorld.Raw(id);
        var day = DefinitionWorld.DayOf(raw);
        var form = DefinitionWorld.Read(id).Form;
        var started = Stopwatch.StartNew();
        var cases = new OracleCases(raw, day, Seed(id));
        var (count, wrong) = (0, new List<string>());
        foreach (var tried in cases.Right(DefinitionWorld.Deep ? 60 : 4).Concat(cases.Wrong(DefinitionWorld.Deep ? int.MaxValue : 6)).Concat(cases.Misshapen(DefinitionWorld.Deep ? int.MaxValue : 4)).Concat(cases.TooFewRows()))
        {
            count++;
            if (DefinitionWorld.Difference(tried, DefinitionWorld.Outcome(form, tried, day)) is { } difference) wrong.Add($"{tried.Name}: {difference}\n    {tried.Sent.ToJsonString()}");
        }

        output.WriteLine($"{id}: {count} cases in {started.ElapsedMilliseconds} ms");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(5)));
        Assert.True(count > 10);
    }

    /// <summary>The same cases on every machine.</summary>
    internal static int Seed(string id) => id.Aggregate(17, (sum, c) => unchecked((sum * 31) + c));
}
