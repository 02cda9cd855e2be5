using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Modules.Tests.Platform.Journal;

/// <summary>An act that takes long holds up what comes behind it, and nothing is lost. On PostgreSQL others are answered meanwhile; SQLite has one writer.</summary>
public sealed class SlowTransactionTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task A_slow_transaction_delays_sealing_and_loses_nothing()
    {
        await ome.CaughtUp(); // what planting the city wrote would wait behind the slow one too
        var (inside, mayGoOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = ome.As(Actor.Visitor).Perform(new SlowNote("slow@ome.example", inside, mayGoOn.Task), default);
        await inside.Task;
        var quick = Enumerable.Range(0, 20).Select(i => ome.As(Actor.Visitor).Perform(new WriteNote($"quick{i}@ome.example"), default)).ToList();
        if (TestDatabase.OnPostgres)
        {
            await Task.WhenAll(quick);
            for (var i = 0; i < 5; i++) await ome.Get<Sealer>().SealSome(default);
            var meanwhile = await ome.Get<JournalState>().Read(default);
            Assert.Equal(20, meanwhile.Unsealed);
            Assert.False(meanwhile.IsAlarming);
            ome.Clock.Move(TimeSpan.FromMinutes(2));
            Assert.True((await ome.Get<JournalState>().Read(default)).IsAlarming);
        }

        mayGoOn.SetResult();
        var first = (await slow).Value;
        await Task.WhenAll(quick);
        await ome.CaughtUp();

        await using var db = ome.Read();
        var numbers = await (
            from seal in db.Set<SealRow>()
            join entry in db.Set<EntryRow>() on seal.Position equals entry.Position
            where entry.Name == NoteWritten.EntryName
            orderby seal.Number
            select entry.About).ToListAsync();
        Assert.Equal(21, numbers.Count);
        Assert.Equal(first, numbers[0]);
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.Null((await ome.Get<JournalVerification>().Run(withAnchor: true, default)).Fault);
    }

    [Fact]
    public async Task No_transaction_can_be_forgotten_for_ever()
    {
        if (!TestDatabase.OnPostgres) return; // SQLite's one writer is the city itself
        var database = ome.Get<SmartLocal.Platform.Data.CityDatabase>();
        await using var connection = database.NewConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT string_agg(name || ' is ' || setting || ' by ' || source || ' in a session since ' || (SELECT backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()), ', ')
            FROM pg_settings WHERE name IN ('idle_in_transaction_session_timeout', 'statement_timeout') AND setting = '0'
            """;
        Assert.Equal(DBNull.Value, await command.ExecuteScalarAsync());
    }

    private sealed record SlowNote(string Mail, TaskCompletionSource Inside, Task MayGoOn) : IAct<Guid>
    {
        public ActKind Kind { get; } = new("test.slow-note", Permission.Anyone);

        public async ValueTask<Result<Guid>> Run(Acting acting, CancellationToken ct)
        {
            var written = await acting.Ask(new WriteNote(Mail), ct);
            Inside.TrySetResult();
            await MayGoOn.WaitAsync(TimeSpan.FromSeconds(20), ct);
            return written;
        }
    }
}
