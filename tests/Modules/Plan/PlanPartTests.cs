using SmartLocal.Modules.Tests.World;
using SmartLocal.Plan;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;

namespace SmartLocal.Tests.Plan;

/// <summary>Mistakes in the plan file are found with their line and how to mend them.</summary>
public sealed class PlanPartTests
{
    private static readonly string Ome = File.ReadAllText(Path.Combine(SmartLocal.Modules.Tests.World.Ome.Repository, "cities", "ome", PlanFile.Path));

    private static IReadOnlyList<Finding> Check(string text) =>
        [.. new PlanPart(new PlanInForce(), TextCatalogue.Load([typeof(PlanModule).Assembly])).Check(Files(text))];

    private static ReleaseFiles Files(string text) => new([new ReleaseFile(PlanFile.Path, "ome", System.Text.Encoding.UTF8.GetBytes(text))]);

    [Fact]
    public void The_plan_of_Ome_has_no_mistake() => Assert.Empty(Check(Ome));

    [Theory]
    [InlineData("module: Kiosk", "module: Kiosks", "'Kiosks' serves 1-7 and is no module")]
    [InlineData("id: 1-1b", "id: 1-1a", "The figure 1-1a stands 2 times")]
    [InlineData("until: 2026-03-31", "until: 2023-03-31", "ends before it begins")]
    [InlineData("kind: M", "kind: X", "'X' is no kind of figure")]
    [InlineData("asOf: 2024-01,", "asOf: \"2024\",", "'2024' is no month")]
    [InlineData("{市|し}", "{市|し", "can't be read")]
    [InlineData("screen: /staff/kiosks", "screen: kiosks", "1-7 names no screen")]
    [InlineData("target: { notGiven: true }", "target: {}", "1-6 has no target")]
    [InlineData("parts: [electronic]", "parts: []", "2-12 is a share and doesn't say of which parts")]
    [InlineData("unit: percent", "unit: percents", "percents")]
    public void A_mistake_is_found_at_its_line_with_its_mend(string right, string wrong, string what)
    {
        var at = Ome.IndexOf(right, StringComparison.Ordinal);
        var found = Check(Ome[..at] + wrong + Ome[(at + right.Length)..]);
        var finding = found.First(f => f.What.Contains(what, StringComparison.Ordinal));
        Assert.True(finding.Line > 0 && finding.Mend.Length > 0, finding.ToString());
    }

    [Fact]
    public void A_city_without_a_plan_has_no_mistake() =>
        Assert.Empty(new PlanPart(new PlanInForce(), TextCatalogue.Load([typeof(PlanModule).Assembly])).Check(new ReleaseFiles([])));

    [Fact]
    public void Of_several_plans_the_running_one_is_shown_and_else_the_last_that_ended()
    {
        var plans = new PlanInForce();
        var part = new PlanPart(plans, TextCatalogue.Load([typeof(PlanModule).Assembly]));
        var earlier = Ome[Ome.IndexOf("  - id: ome-2024-2025", StringComparison.Ordinal)..]
            .Replace("id: ome-2024-2025", "id: ome-2023", StringComparison.Ordinal)
            .Replace("from: 2024-04-01", "from: 2023-04-01", StringComparison.Ordinal)
            .Replace("until: 2026-03-31", "until: 2024-03-31", StringComparison.Ordinal);
        part.Take(Files(Ome + earlier));
        Assert.Equal("ome-2023", plans.On(new(2023, 6, 1))!.Id);
        Assert.Equal("ome-2024-2025", plans.On(new(2024, 4, 1))!.Id);
        Assert.Equal("ome-2024-2025", plans.On(new(2026, 11, 20))!.Id);
    }
}
