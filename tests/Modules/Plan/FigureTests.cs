using SmartLocal.Kernel;
using SmartLocal.Plan;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.PlanFacts;
using SmartLocal.Platform.Text;

namespace SmartLocal.Tests.Plan;

/// <summary>How a figure's value comes of what was counted, and how it is judged.</summary>
public sealed class FigureTests
{
    private static readonly Period Year = new(new(2026, 4, 1), new(2026, 11, 20));

    private static Figure Of(decimal? target, Measure? measure = null, bool atMost = false, int decimals = 0) => new(
        "x", new LocalText("x"), FigureKind.Flow, FigureUnit.Percent, decimals, atMost, new(new LocalText("b"), null, null),
        new(new LocalText("t"), target, null), new(new LocalText("c"), null, null, null, null), measure);

    private static Measure Share(bool persons = false) => new(MeasureBy.Share, "decisions", ["electronic"], null, persons);

    private static CountedPart Part(string dimension, long entries, long total = 0, string figure = "decisions") => new(figure, dimension, entries, total);

    [Fact]
    public void A_target_is_judged_on_the_unrounded_value()
    {
        Assert.Equal(Standing.Missed, Standings.Judge(Of(100), over: true, then: 99.96m, now: true));
        Assert.Equal(Standing.Reached, Standings.Judge(Of(100), over: true, then: 100m, now: true));
        Assert.Equal(Standing.Missed, Standings.Judge(Of(4_115_000, atMost: true), over: true, then: 4_115_001m, now: true));
    }

    [Theory]
    [InlineData("92.5", 0, "93")]
    [InlineData("92.46", 1, "92.5")]
    [InlineData("99.96", 0, "99.96")]
    [InlineData("99.6", 0, "99.6")]
    public void A_value_is_rounded_for_the_eye_and_never_up_to_a_target_that_was_missed(string value, int decimals, string shown) => Assert.Equal(
        decimal.Parse(shown, System.Globalization.CultureInfo.InvariantCulture),
        Standings.Shown(Of(100, decimals: decimals), decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Nothing_is_judged_before_the_plans_last_day() =>
        Assert.Equal(Standing.UnderWay, Standings.Judge(Of(100), over: false, then: null, now: true));

    [Fact]
    public void A_value_after_the_plan_does_not_reach_a_target_afterwards() =>
        Assert.Equal(Standing.NotMeasuredThen, Standings.Judge(Of(100), over: true, then: null, now: true));

    [Fact]
    public void A_share_is_the_part_of_all_that_was_registered()
    {
        var value = new Counts(Year, [Part("electronic", 3), Part("paper", 1)]).Of(Of(100, Share()), ValueOrigin.Operated);
        Assert.Equal((75m, 4L), (value.Number!.Value, value.Entries));
    }

    [Fact]
    public void A_share_of_nothing_is_no_zero() =>
        Assert.Null(new Counts(Year, []).Of(Of(100, Share()), ValueOrigin.Operated).Number);

    [Fact]
    public void Parts_under_ten_persons_are_withheld_and_so_is_the_part_that_would_tell_them()
    {
        var value = new Counts(Year, [Part("electronic", 40), Part("api", 12), Part("paper", 3)]).Of(Of(100, Share(persons: true)), ValueOrigin.Operated);
        Assert.Equal([("electronic", 40L), ("api", null), ("paper", null)], value.Parts.Select(p => (p.Code, p.Entries)));
        Assert.Equal(55, value.Entries);
    }

    [Fact]
    public void An_entry_counts_only_with_all_the_facts_that_are_asked_for()
    {
        var fact = new PlanFact("decisions", "records.draft-decided") { Where = [new Fact("origin", "initiated")], By = "method" };
        Assert.Equal(("electronic", 0L), FigureCount.Of(fact, Decided("initiated")));
        Assert.Null(FigureCount.Of(fact, Decided("received")));
        Assert.Null(FigureCount.Of(fact with { Entry = "records.decision-drafted" }, Decided("initiated")));
    }

    [Fact]
    public void An_entry_without_the_number_that_is_added_up_is_not_counted()
    {
        var fact = new PlanFact("days", "records.draft-decided") { Number = "days", By = "channel" };
        Assert.Equal(("web", 12L), FigureCount.Of(fact, Decided("received", new Fact("days", "12"))));
        Assert.Null(FigureCount.Of(fact, Decided("received")));
    }

    private static SealedEntry Decided(string origin, params Fact[] more) => new(
        1, new Instant(0), "records.draft-decided", "web", "seiso-recycle", Guid.Empty, [new("origin", origin), new("method", "electronic"), .. more]);
}
