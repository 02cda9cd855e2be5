using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Modules.Tests.Platform.Acts;

/// <summary>An error that ends a whole transaction (a full disk ends SQLite's) harms the act that met it and not those beside it.</summary>
public sealed class DamagedTransactionTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task A_full_disk_harms_only_the_act_that_does_not_fit()
    {
        await LeaveRoomFor(pages: 200);
        // PostgreSQL takes no zero character; SQLite finds no room for two megabytes.
        var tooMuch = TestDatabase.OnPostgres ? "\0" : new string('x', 2_000_000);
        var mails = Enumerable.Range(0, 30).Select(i => $"beside{i}@ome.example").ToList();
        var city = ome.As(Actor.Visitor);
        var before = mails.Take(15).Select(m => city.Perform(new WriteNote(m), default)).ToList();
        var large = city.Perform(new WriteNote(tooMuch), default);
        var after = mails.Skip(15).Select(m => city.Perform(new WriteNote(m), default)).ToList();

        await Assert.ThrowsAnyAsync<Exception>(() => large);
        foreach (var answer in await Task.WhenAll(before.Concat(after))) Assert.False(answer.IsRefused);
        await LeaveRoomFor(pages: 1_000_000);
        Assert.False((await city.Perform(new WriteNote("afterwards@ome.example"), default)).IsRefused);

        await ome.CaughtUp();
        await using var db = ome.Read();
        Assert.Equal(30, await db.Set<AccountRow>().CountAsync(a => mails.Contains(a.Mail!)));
        Assert.Null((await ome.Get<JournalVerification>().Run(withAnchor: true, default)).Fault);
    }

    [Fact]
    public async Task A_disk_without_any_room_answers_everybody_and_goes_on_when_there_is_room()
    {
        if (TestDatabase.OnPostgres) return; // its own server answers for its disk
        await LeaveRoomFor(pages: 0);
        var city = ome.As(Actor.Visitor);
        var refused = Enumerable.Range(0, 20).Select(i => city.Perform(new WriteNote($"{i}{new string('y', 20_000)}"), default)).ToList();
        foreach (var one in refused) await Assert.ThrowsAnyAsync<Exception>(() => one);
        await LeaveRoomFor(pages: 1_000_000);
        Assert.False((await city.Perform(new WriteNote("room@ome.example"), default)).IsRefused);
    }

    private async Task LeaveRoomFor(int pages)
    {
        if (TestDatabase.OnPostgres) return;
        await ome.Performing.Do(async (lane, ct) =>
        {
            await using var command = lane.Db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA page_count";
            var used = (long)(await command.ExecuteScalarAsync(ct))!;
            command.CommandText = $"PRAGMA max_page_count = {used + pages}";
            await command.ExecuteNonQueryAsync(ct);
            return false;
        }, default, Weight.One);
    }
}
