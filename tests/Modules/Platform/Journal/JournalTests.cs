using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Modules.Tests.Platform.Journal;

/// <summary>Each test damages the journal, so each has a city of its own.</summary>
public sealed class JournalTests : IAsyncLifetime
{
    private readonly Ome ome = new();

    public async Task InitializeAsync()
    {
        await ome.InitializeAsync();
        for (var i = 0; i < 5; i++) await ome.As(Actor.Visitor).Perform(new WriteNote($"journal{i}@ome.example"), default);
        await ome.CaughtUp();
    }

    public Task DisposeAsync() => ome.DisposeAsync();

    private Task<JournalVerdict> Verify(bool withAnchor = false) => ome.Get<JournalVerification>().Run(withAnchor, default);

    private async Task Tamper(string sql) => Assert.True(await ome.Sql(sql) > 0);

    private async Task<long> Head()
    {
        await using var db = ome.Read();
        return await db.Set<SealRow>().MaxAsync(s => s.Number);
    }

    [Fact]
    public async Task Numbers_are_gapless_and_the_journal_verifies()
    {
        var verdict = await Verify(withAnchor: true);
        Assert.Null(verdict.Fault);
        Assert.Equal(await Head(), verdict.Sealed);
        Assert.True(verdict.Sealed >= 5);
        Assert.Equal(0, verdict.Unsealed);
    }

    [Fact]
    public async Task A_changed_fact_is_found_and_its_number_named()
    {
        var bad = await Head() - 2;
        await Tamper($"UPDATE journal_entry SET facts = 'kind=other' WHERE position = (SELECT position FROM journal_seal WHERE number = {bad})");
        var verdict = await Verify();
        Assert.Equal((bad, JournalFault.EntryAltered), (verdict.FirstBad, verdict.Fault!.Value));
    }

    [Fact]
    public async Task A_changed_payload_is_found()
    {
        var bad = await Head() - 1;
        var other = TestDatabase.OnPostgres ? "'\\x7b7d'" : "X'7B7D'";
        await Tamper($"UPDATE journal_entry SET payload = {other} WHERE position = (SELECT position FROM journal_seal WHERE number = {bad})");
        Assert.Equal((bad, JournalFault.EntryForged), ((await Verify()).FirstBad, (await Verify()).Fault!.Value));
    }

    [Fact]
    public async Task A_removed_entry_is_found()
    {
        var bad = await Head() - 3;
        await Tamper($"DELETE FROM journal_entry WHERE position = (SELECT position FROM journal_seal WHERE number = {bad})");
        Assert.Equal((bad, JournalFault.EntryMissing), ((await Verify()).FirstBad, (await Verify()).Fault!.Value));
    }

    [Fact]
    public async Task A_cut_off_tail_is_found_by_the_anchor()
    {
        var last = await Head();
        await Tamper($"DELETE FROM journal_head WHERE number = {last}");
        await Tamper($"DELETE FROM journal_entry WHERE position = (SELECT position FROM journal_seal WHERE number = {last})");
        await Tamper($"DELETE FROM journal_seal WHERE number = {last}");
        Assert.Equal(JournalFault.TailCutOff, (await Verify(withAnchor: true)).Fault);
    }

    [Fact]
    public async Task An_entry_written_by_hand_is_found_though_the_city_sealed_it()
    {
        var bad = await Head() + 1;
        await Tamper("INSERT INTO journal_entry (id, at, name, act, channel, office, actor_kind, actor, about, facts, mac, salt, payload) " +
            $"SELECT {(TestDatabase.OnPostgres ? "gen_random_uuid()" : "randomblob(16)")}, at, name, act, channel, office, actor_kind, actor, about, 'kind=forged', mac, salt, payload " +
            $"FROM journal_entry WHERE position = (SELECT position FROM journal_seal WHERE number = {bad - 1})");
        await ome.CaughtUp();
        Assert.Equal(bad, await Head());
        Assert.Equal((bad, JournalFault.EntryForged), ((await Verify()).FirstBad, (await Verify()).Fault!.Value));
    }

    [Fact]
    public async Task The_city_does_not_sign_what_comes_behind_a_chain_that_it_did_not_sign()
    {
        var last = await Head();
        await ome.App.StopAsync();
        await Tamper($"DELETE FROM journal_head WHERE number = {last}");
        await ome.Stop();
        await ome.Start();
        await ome.App.StopAsync();
        await ome.As(Actor.Visitor).Perform(new WriteNote("behind@ome.example"), default);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        // On PostgreSQL a transaction of another test may hold the sealing up for a moment.
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            while (await ome.Get<Sealer>().SealSome(patience.Token) == 0) patience.Token.ThrowIfCancellationRequested();
        });
        var verdict = await Verify();
        Assert.Equal((last, JournalFault.HeadMissing), (verdict.LastBad!.Value, verdict.Fault!.Value));
    }

    [Fact]
    public async Task A_journal_that_was_set_back_and_went_on_is_found_by_the_anchor()
    {
        await ome.CaughtUp(); // what the city's own beginning still has to tell
        var first = await Head() + 1;
        for (var i = 0; i < 2; i++) await ome.As(Actor.Visitor).Perform(new WriteNote($"forgotten{i}@ome.example"), default);
        await ome.CaughtUp();
        await ome.App.StopAsync();
        await SetBack(first);
        for (var i = 0; i < 3; i++) await ome.As(Actor.Visitor).Perform(new WriteNote($"later{i}@ome.example"), default);
        await ome.CaughtUp();
        Assert.Null((await Verify()).Fault);
        var verdict = await Verify(withAnchor: true);
        Assert.Equal((first, JournalFault.DiffersFromAnchor), (verdict.FirstBad, verdict.Fault!.Value));
    }

    [Fact]
    public async Task A_head_that_was_anchored_after_the_journal_was_set_back_vouches_for_nothing_before_it()
    {
        var first = await Head() + 1;
        await ome.App.StopAsync();
        for (var i = 0; i < 2; i++) await ome.As(Actor.Visitor).Perform(new WriteNote($"forgotten{i}@ome.example"), default);
        // On PostgreSQL a transaction of another test may hold the sealing up for a moment; here both are to be sealed at once.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await Sealable(patience.Token) is 0 or 1) patience.Token.ThrowIfCancellationRequested();
        Assert.Equal(2, await ome.Get<Sealer>().SealSome(patience.Token));
        Assert.Equal(first + 1, await Head());
        await SetBack(first);
        await ome.As(Actor.Visitor).Perform(new WriteNote("later-alone@ome.example"), default);
        await ome.CaughtUp();
        await ome.As(Actor.Visitor).Perform(new WriteNote("later-still@ome.example"), default);
        await ome.CaughtUp();
        var verdict = await Verify(withAnchor: true);
        Assert.Equal((first, first + 1, JournalFault.DiffersFromAnchor), (verdict.FirstBad, verdict.LastBad, verdict.Fault!.Value));
    }

    /// <summary>How many entries the sealer would take now; null on SQLite, where it takes all that are committed.</summary>
    private async Task<int?> Sealable(CancellationToken ct)
    {
        int? count = null;
        await ome.Performing.Do(async (lane, inner) =>
        {
            if (lane is PostgresLane shared) count = (await shared.Sealable(10, inner))?.Entries.Count ?? 0;
            return false;
        }, ct, Weight.One);
        return count;
    }

    private async Task SetBack(long first)
    {
        await Tamper($"DELETE FROM journal_head WHERE number >= {first}");
        await Tamper($"DELETE FROM journal_entry WHERE position IN (SELECT position FROM journal_seal WHERE number >= {first})");
        await Tamper($"DELETE FROM journal_seal WHERE number >= {first}");
        await ome.Stop();
        await ome.Start();
    }

    [Fact]
    public async Task An_erased_payload_breaks_nothing()
    {
        await Tamper($"UPDATE journal_entry SET payload = NULL, salt = NULL WHERE position = (SELECT position FROM journal_seal WHERE number = {await Head()})");
        var verdict = await Verify(withAnchor: true);
        Assert.Null(verdict.Fault);
        Assert.Equal(1, verdict.Erased);
    }
}
