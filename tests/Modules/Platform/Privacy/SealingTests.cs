using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Privacy;
using SmartLocal.Procedures;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Tests.Cases;

namespace SmartLocal.Modules.Tests.Platform.Privacy;

public sealed class SealingTests(Ome ome) : IClassFixture<Ome>
{
    private static readonly PersonalColumn Column = new("test_table.name", Fields.Name);

    private Vault Vault => ome.Get<Vault>();

    [Fact]
    public void What_was_sealed_opens_to_the_same_text()
    {
        var place = Column.Of(ome.Get<IdSource>().Next());
        foreach (var text in new[] { "", "青梅　花子", "𠮷田󠄁", new string('あ', 40_000) })
            Assert.Equal(text, Vault.Work().Read(default, place, Vault.Seal(place, text)));
    }

    [Fact]
    public void The_same_text_sealed_twice_is_not_the_same_bytes()
    {
        var place = Column.Of(ome.Get<IdSource>().Next());
        Assert.NotEqual(Vault.Seal(place, "青梅"), Vault.Seal(place, "青梅"));
    }

    [Fact]
    public void A_sealing_moved_to_another_row_or_column_opens_no_more()
    {
        var (hers, other) = (ome.Get<IdSource>().Next(), ome.Get<IdSource>().Next());
        var sealing = Vault.Seal(Column.Of(hers), "青梅　花子");
        Assert.Throws<AuthenticationTagMismatchException>(() => Vault.Work().Read(default, Column.Of(other), sealing));
        Assert.Throws<AuthenticationTagMismatchException>(() => Vault.Work().Read(default, new PersonalColumn("test_table.town", Fields.Name).Of(hers), sealing));
    }

    [Fact]
    public void A_sealing_of_which_one_bit_was_changed_opens_no_more()
    {
        var place = Column.Of(ome.Get<IdSource>().Next());
        var bytes = Vault.Seal(place, "青梅　花子").Bytes;
        for (var at = 0; at < bytes.Length; at++)
        {
            var altered = bytes.ToArray();
            altered[at] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => Vault.Work().Read(default, place, new Personal(altered)));
        }
    }

    [Fact]
    public async Task Answers_lie_in_the_database_as_nobody_can_read_them()
    {
        using var sent = await CaseWorld.Sent(ome, "unread@example.jp");
        Assert.Contains("青梅", (await sent.Applicant.Get(sent.Page)).Main, StringComparison.Ordinal);
        var name = Encoding.UTF8.GetBytes("花子");
        foreach (var column in ome.Get<PersonalColumns>().All)
            Assert.DoesNotContain(await Values(column), v => v.AsSpan().IndexOf(name) >= 0);
    }

    [Fact]
    public async Task A_new_key_seals_what_is_new_and_what_is_old_is_sealed_anew_and_still_opens()
    {
        using var sent = await CaseWorld.Sent(ome, "renewed@example.jp");
        var before = await Answers(sent);
        var number = (await ome.AsSystem.Perform(new MakeDataKey(), default)).Value;
        await ome.Get<Resealing>().Round(default);

        var after = await Answers(sent);
        Assert.Equal((number - 1, number), (KeyOf(before), KeyOf(after)));
        var (all, done) = await ome.Get<Resealing>().Progress(default);
        Assert.True(all > 0 && all == done, $"{done} of {all} lie under the newest key");
        Assert.Equal(0, await ome.Get<Resealing>().Round(default));
        Assert.Contains("青梅", (await sent.Applicant.Get(sent.Page)).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_verb_renews_every_key_and_what_was_sealed_opens_after_the_next_start()
    {
        using var sent = await CaseWorld.Sent(ome, "renews@example.jp");
        var (wrap, before) = (Path.Combine(ome.DataFolder, "keys", "wrap.key"), Path.Combine(ome.DataFolder, "keys", "wrap.before.key"));
        var (was, answers) = (await File.ReadAllTextAsync(wrap), await Answers(sent));
        var renewed = await ome.Get<KeyRenewal>().Run(default);

        Assert.True(renewed.All > 0 && renewed.All == renewed.Done);
        Assert.Equal(renewed.Key, KeyOf(await Answers(sent)));
        Assert.True(KeyOf(answers) < renewed.Key);
        Assert.NotEqual(was, await File.ReadAllTextAsync(wrap));
        Assert.False(File.Exists(before));
        using var again = new CityKeys(Path.Combine(ome.DataFolder, "keys"));
        using var keys = new DataKeys(again, ome.Get<IDbContextFactory<CityContext>>());
        Assert.Equal(renewed.Key, keys.InForce.Number);
    }

    [Fact]
    public async Task A_renewal_that_was_stopped_half_way_loses_no_key()
    {
        var folder = Directory.CreateTempSubdirectory("ome-keys-").FullName;
        var secret = new byte[32];
        byte[] wrapped;
        using (var keys = new CityKeys(folder))
        {
            wrapped = keys.Wrap(1, secret);
            keys.RenewWrap();
        }

        using (var next = new CityKeys(folder))
        {
            var made = await File.ReadAllTextAsync(Path.Combine(folder, "wrap.key"));
            next.RenewWrap(); // goes on, and makes no third
            Assert.Equal(made, await File.ReadAllTextAsync(Path.Combine(folder, "wrap.key")));
            Assert.Equal(secret, next.Unwrap(1, wrapped));
            wrapped = next.Wrap(1, next.Unwrap(1, wrapped));
            next.ForgetWrapBefore();
        }

        using (var last = new CityKeys(folder)) Assert.Equal(secret, last.Unwrap(1, wrapped));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_an_earlier_version_kept_as_plain_text_is_sealed_before_anybody_is_served_and_never_taken_afterwards()
    {
        using var sent = await CaseWorld.Sent(ome, "upgraded@example.jp");
        var place = Application.AnswersColumn.Of((await sent.Now()).Application.Value);
        var json = Vault.Work().Read(default, place, new Personal(await Answers(sent)));
        var plain = new Personal([Vault.Plain, .. Encoding.UTF8.GetBytes(json)]);
        Assert.ThrowsAny<CryptographicException>(() => Vault.Work().Read(default, place, plain));

        var id = (await sent.Now()).Application;
        await ome.Performing.Do(async (lane, ct) =>
            await lane.Db.Set<Application>().Where(a => a.Id == id).ExecuteUpdateAsync(a => a.SetProperty(x => x.Answers, plain), ct) == 1, default);
        await ome.Get<Resealing>().Begin(default);
        Assert.Equal(json, Vault.Work().Read(default, place, new Personal(await Answers(sent))));
    }

    private static int KeyOf(byte[] sealing) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(sealing.AsSpan(1));

    private async Task<byte[]> Answers(CaseWorld sent)
    {
        var id = (await sent.Now()).Application;
        await using var db = ome.Read();
        return (await db.Set<Application>().SingleAsync(a => a.Id == id)).Answers.Bytes;
    }

    private async Task<List<byte[]>> Values(SealedColumn column)
    {
        await using var connection = ome.Get<CityDatabase>().NewConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT \"{column.Column}\" FROM {column.Table} WHERE \"{column.Column}\" IS NOT NULL";
        var values = new List<byte[]>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) values.Add(rows.GetFieldValue<byte[]>(0));
        return values;
    }
}
