using System.Collections;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Modules.Tests.Platform.Data;

public sealed class PreparedReadsTests(Ome ome) : IClassFixture<Ome>
{
    private PreparedReads Rows => ome.Get<PreparedReads>();

    [Fact]
    public async Task Every_table_with_one_key_reads_as_Entity_Framework_reads_it()
    {
        await using var db = ome.Read();
        var read = 0;
        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.FindPrimaryKey() is { Properties.Count: 1 } && e.ClrType.GetConstructor(Type.EmptyTypes) is not null && e.GetProperties().All(p => p.PropertyInfo is not null)))
            read += await (Task<int>)typeof(PreparedReadsTests).GetMethod(nameof(ReadLikeEf), BindingFlags.Instance | BindingFlags.NonPublic)!
                .MakeGenericMethod(entity.ClrType).Invoke(this, [db, entity])!;

        Assert.True(read >= 10, $"only {read} rows were compared");
    }

    [Fact]
    public async Task A_key_that_no_row_has_reads_null() =>
        Assert.Null(await Rows.Find<AccountRow>(ome.Get<IdSource>().Next<AccountId>(), default));

    [Fact]
    public async Task A_row_that_was_just_committed_is_read()
    {
        await using var read = ome.Read();
        var login = (await read.Set<StaffLoginRow>().FirstAsync()).Staff;
        var before = await Rows.Find<StaffLoginRow>(login, default);
        Assert.Null(before!.LockedUntil);

        await Lock(login, new Instant(5));

        Assert.Equal(new Instant(5), (await Rows.Find<StaffLoginRow>(login, default))!.LockedUntil);
        await Lock(login, null);
    }

    [Fact]
    public async Task Many_who_read_at_once_each_get_their_row()
    {
        await using var db = ome.Read();
        var all = await db.Set<StaffLoginRow>().ToListAsync();

        var read = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(async () => (i, Row: await Rows.Find<StaffLoginRow>(all[i % all.Count].Staff, default)))));

        Assert.All(read, r => Assert.Equal(all[r.i % all.Count].Login, r.Row!.Login));
    }

    [Fact]
    public async Task What_is_no_row_is_a_mistake_with_its_name() => Assert.Equal(
        "PreparedReadsTests is no row of the city's tables",
        (await Assert.ThrowsAsync<InvalidOperationException>(async () => await Rows.Find<PreparedReadsTests>(Guid.Empty, default))).Message);

    private Task<bool> Lock(Guid staff, Instant? until) => ome.Performing.Do(
        async (lane, ct) =>
        {
            (await lane.Db.Set<StaffLoginRow>().AsTracking().SingleAsync(r => r.Staff == staff, ct)).LockedUntil = until;
            await lane.Db.SaveChangesAsync(ct);
            return true;
        },
        default);

    private async Task<int> ReadLikeEf<TRow>(CityContext db, IEntityType entity) where TRow : class
    {
        var rows = await db.Set<TRow>().Take(20).ToListAsync();
        var key = entity.FindPrimaryKey()!.Properties[0];
        foreach (var row in rows)
        {
            var found = await Rows.Find<TRow>(key.PropertyInfo!.GetValue(row)!, default);
            Assert.NotNull(found);
            foreach (var property in entity.GetProperties())
            {
                var (expected, actual) = (property.PropertyInfo!.GetValue(row), property.PropertyInfo.GetValue(found));
                Assert.True(expected is IEnumerable ? StructuralComparisons.StructuralEqualityComparer.Equals(expected, actual) : Equals(expected, actual), $"{typeof(TRow).Name}.{property.Name}");
            }
        }

        return rows.Count;
    }
}
