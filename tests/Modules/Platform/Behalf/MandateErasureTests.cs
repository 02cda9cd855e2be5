using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases;
using SmartLocal.Host.Backups;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Pdf;
using SmartLocal.Procedures;

namespace SmartLocal.Modules.Tests.Platform.Behalf;

/// <summary>A mandate is kept as long as what was done by it. Each test erases, so each has a city of its own.</summary>
public sealed class MandateErasureTests : IAsyncLifetime
{
    private readonly Ome ome = new();

    public Task InitializeAsync() => ome.InitializeAsync();

    public Task DisposeAsync() => ome.DisposeAsync();

    [Fact]
    public async Task It_goes_with_the_last_of_what_was_handed_in_by_it_and_its_evidence_and_prints_with_it()
    {
        var worker = ome.Get<JobWorker>();
        await worker.StopAsync(default);
        using var world = await BehalfWorld.Given(ome, "erased", "guardian");
        await world.Begin();
        var (first, second) = (await world.Apply(), await world.Apply());
        await world.Hanako.Post($"/applications/{second.Receipt}/copy/pdf");
        await worker.Round(default);
        await world.Stop();

        await Erase(await CaseOf(first));
        Assert.True(await Kept(world.Mandate)); // the other application was handed in by it
        await ome.As(world.HanakoHerself).Perform(new EndMandate(MandateId.From(world.Mandate)), default);
        var last = await CaseOf(second);
        Assert.NotEmpty(Files());
        await Erase(last);
        Assert.False(await Kept(world.Mandate));
        Assert.Empty(Files());
        await using var db = ome.Read();
        Assert.Empty(await db.Set<PdfRow>().ToListAsync());
        await NothingIsSaidOf(world.Mandate);
    }

    [Fact]
    public async Task As_long_as_it_holds_it_stays()
    {
        using var world = await BehalfWorld.Given(ome, "holds");
        await world.Begin();
        await Erase(await CaseOf(await world.Apply()));
        Assert.True(await Kept(world.Mandate));
        Assert.Contains("デモ 梅", (await world.Hanako.Get("/procedures")).Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_by_which_nothing_is_kept_goes_a_year_after_it_was_over_and_comes_back_with_no_backup()
    {
        using var used = await BehalfWorld.Given(ome, "used");
        await used.Begin();
        await used.Apply();
        await used.Stop();
        await used.End();
        using var world = await BehalfWorld.Of(ome, "unused");
        var refused = await world.Declare("guardian");
        Assert.False((await ome.As(await ome.StaffMember("shimin")).Perform(new RefuseMandate(MandateId.From(refused), "書類がありません。"), default)).IsRefused);
        var set = Path.Combine(Directory.CreateTempSubdirectory("ome-mandates-").FullName, "set");
        await ome.Get<Backup>().Write(set, default);
        var files = Files().Count;

        ome.Clock.Move(TimeSpan.FromDays(365)); // the day is over when the next begins
        Assert.Equal(OrderOldMandates.Nothing, (await ome.AsSystem.Perform(new OrderOldMandates(), default)).Refusal.Kind);
        ome.Clock.Move(TimeSpan.FromDays(1));
        Assert.False((await ome.AsSystem.Perform(new OrderOldMandates(), default)).IsRefused);
        await ome.Get<Erasures>().Round(default);
        Assert.False(await Kept(refused));
        Assert.True(await Kept(used.Mandate));
        Assert.Equal(files - 1, Files().Count);
        await NothingIsSaidOf(refused);
        Assert.Equal(OrderOldMandates.Nothing, (await ome.AsSystem.Perform(new OrderOldMandates(), default)).Refusal.Kind);

        await ome.LoseAllBut(set);
        Assert.False(await Kept(refused));
        Assert.True(await Kept(used.Mandate));
        Assert.Equal(files - 1, Files().Count);
        await NothingIsSaidOf(refused);
        Directory.Delete(Path.GetDirectoryName(set)!, recursive: true);
    }

    private async Task Erase(Guid matter)
    {
        Assert.False((await ome.AsSystem.Perform(new OrderErasure(ome.Get<IdSource>().Next(), [matter]), default)).IsRefused);
        await ome.Get<Erasures>().Round(default);
    }

    private async Task<Guid> CaseOf(Application application)
    {
        await using var db = ome.Read();
        return (await db.Set<Case>().SingleAsync(c => c.Receipt == application.Receipt)).Id.Value;
    }

    private async Task<bool> Kept(Guid mandate)
    {
        await using var db = ome.Read();
        var id = MandateId.From(mandate);
        return await db.Set<Mandate>().AnyAsync(m => m.Id == id);
    }

    private async Task NothingIsSaidOf(Guid mandate)
    {
        await using var db = ome.Read();
        var entries = await db.Set<EntryRow>().Where(e => e.About == mandate && e.Name != "erasure.matter-erased").ToListAsync();
        Assert.NotEmpty(entries);
        Assert.All(entries, e => Assert.Equal((null, null), (e.Payload, e.Salt)));
    }

    private List<string> Files() => [.. Directory.GetFiles(Path.Combine(ome.DataFolder, "files"), "*", SearchOption.AllDirectories)];
}
