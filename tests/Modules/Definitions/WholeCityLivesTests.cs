using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases;
using SmartLocal.Cases.Contracts;
using SmartLocal.Forms;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Simulation;
using SmartLocal.Procedures.Contracts;
using Xunit.Abstractions;

namespace SmartLocal.Tests.Definitions;

/// <summary>Days pass in the city with all its procedures and all its offices.</summary>
public sealed class WholeCityLivesTests(ITestOutputHelper print) : IAsyncLifetime
{
    private const int Residents = 60_000;

    private readonly Ome ome = new() { City = Path.Combine(Ome.Repository, "cities", "ome") };

    public Task InitializeAsync() => ome.InitializeAsync();

    public Task DisposeAsync() => ome.DisposeAsync();

    [Fact]
    public async Task Residents_apply_for_anything_clerks_end_it_as_it_ends_and_every_audit_is_silent()
    {
        // Two days bring every end; a working week is lived with --deep.
        for (var day = new DateOnly(2026, 11, 24); day <= new DateOnly(2026, 11, DefinitionWorld.Deep ? 27 : 25); day = day.AddDays(1))
            Assert.Empty((await ome.Get<CityLife>().Live(day, Residents, 1, ome.Clock.MoveTo, default)).Wrong);

        await using var db = ome.Read();
        var ends = ome.Get<ProcedureCatalogue>().Current.ToDictionary(p => p.Id, p => p.Outcome.Value.Kind);
        var cases = await db.Set<Case>().ToListAsync();
        foreach (var standing in cases.CountBy(c => (ends[c.Procedure], c.Status)).OrderBy(s => s.Key)) print.WriteLine($"{standing.Key.Item1} {standing.Key.Status.Code()}: {standing.Value}");
        Assert.Equal(
            [OutcomeKind.Receipt, OutcomeKind.Booking, OutcomeKind.Reply],
            cases.Where(c => c.Status == CaseStatus.Completed).Select(c => ends[c.Procedure]).Distinct().Order());
        Assert.DoesNotContain(cases, c => c.Status == CaseStatus.Notified && ends[c.Procedure] != OutcomeKind.Decision);
        Assert.Contains(cases, c => c.Status == CaseStatus.Notified);
        Assert.True(cases.Select(c => c.Office).Distinct().Count() > 15, "Only a few offices have anything to do");
        Assert.Equal(
            cases.Where(c => c.Status == CaseStatus.Completed || c.Status == CaseStatus.Notified).Select(c => c.Id.Value).Order(),
            (await db.Set<Notice>().Select(n => n.Case).ToListAsync()).Select(c => c.Value).Order());
    }
}
