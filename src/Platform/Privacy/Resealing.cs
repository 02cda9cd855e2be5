using System.Buffers.Binary;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Privacy;

/// <summary>
/// Seals anew what lies under an earlier data key, a few rows at a time, while the city works. What is left to do stands in the
/// data itself, so it goes on after any stop; two nodes that do it at once do no harm.
/// </summary>
public sealed partial class Resealing : BackgroundService
{
    /// <summary>Another node may seal under the earlier key until it has looked for a newer one.</summary>
    private const int EmptyRoundsUntilSettled = 2;

    private readonly Performing performing;
    private readonly CityDatabase database;
    private readonly PersonalColumns columns;
    private readonly DataKeys dataKeys;
    private readonly Vault vault;
    private readonly SystemCity system;
    private readonly ILogger<Resealing> log;

    private (int Key, int EmptyRounds) settling;

    internal Resealing(
        Performing performing, CityDatabase database, PersonalColumns columns, DataKeys dataKeys, Vault vault, SystemCity system, ILogger<Resealing> log) =>
        (this.performing, this.database, this.columns, this.dataKeys, this.vault, this.system, this.log) =
        (performing, database, columns, dataKeys, vault, system, log);

    private const int RowsAtOnce = 200;

    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(1);

    /// <summary>Before anybody is served: makes the first key of a new city, and seals what an earlier version kept as plain text.</summary>
    public async Task Begin(CancellationToken ct)
    {
        if (!dataKeys.Any) _ = (await system.City.Perform(new MakeDataKey(), ct)).Value;
        foreach (var column in columns.All)
            while (await Some(column, "= @header", [Vault.Plain], ct) > 0)
            {
            }
    }

    /// <summary>
    /// One round over all columns: everything that is not under the newest key is sealed anew. Looking through them takes a while
    /// in a large city, so it is done until nothing is left and not again before there is another key.
    /// </summary>
    /// <returns>How many values were.</returns>
    public async Task<long> Round(CancellationToken ct)
    {
        dataKeys.Refresh();
        var key = dataKeys.InForce.Number;
        if (settling == (key, EmptyRoundsUntilSettled)) return 0;
        var header = HeaderInForce();
        long done = 0;
        foreach (var column in columns.All)
            while (await Some(column, "<> @header", header, ct) is > 0 and var some)
                done += some;
        settling = done > 0 || settling.Key != key ? (key, 0) : (key, settling.EmptyRounds + 1);
        return done;
    }

    /// <summary>How many values there are, and how many of them lie under the newest key.</summary>
    public async Task<(long All, long Done)> Progress(CancellationToken ct)
    {
        await using var connection = database.NewConnection();
        await connection.OpenAsync(ct);
        var (all, done) = (0L, 0L);
        foreach (var column in columns.All)
        {
            await using var count = connection.CreateCommand();
            count.CommandText = $"SELECT count(*), COALESCE(SUM(CASE WHEN substr(\"{column.Column}\", 1, {Vault.Header}) = @header THEN 1 ELSE 0 END), 0) FROM {column.Table} WHERE \"{column.Column}\" IS NOT NULL";
            Add(count, "@header", HeaderInForce());
            await using var row = await count.ExecuteReaderAsync(ct);
            await row.ReadAsync(ct);
            all += row.GetInt64(0);
            done += row.GetInt64(1);
        }

        return (all, done);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var clock = new PeriodicTimer(Poll);
        try
        {
            do
            {
                try
                {
                    if (await Round(stoppingToken) is > 0 and var done) Resealed(log, done);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    ResealingFailed(log, e);
                }
            }
            while (await clock.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start goes on.
        }
    }

    private byte[] HeaderInForce()
    {
        var header = new byte[Vault.Header];
        header[0] = Vault.Sealed;
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(1), dataKeys.InForce.Number);
        return header;
    }

    private async Task<int> Some(SealedColumn column, string comparison, byte[] header, CancellationToken ct)
    {
        var found = await Find(column, comparison, header, ct);
        var done = 0;
        if (found.Count == 0) return done;
        await performing.Do(async (lane, inner) =>
        {
            done = 0;
            foreach (var (key, value) in found)
            {
                var place = column.In(key);
                var text = value[0] == Vault.Plain ? System.Text.Encoding.UTF8.GetString(value.AsSpan(1)) : vault.Open(place, new Personal(value));
                // The digest's key is never renewed, and a module may have made a digest of less than the whole value.
                var digest = value[0] == Vault.Plain ? column.Digest : null;
                await using var update = lane.Db.Database.GetDbConnection().CreateCommand();
                // The old value in the condition: whoever has changed it meanwhile has sealed it under the new key.
                update.CommandText = $"UPDATE {column.Table} SET \"{column.Column}\" = @new{(digest is null ? "" : $", {digest} = @digest")} WHERE \"{column.Key}\" = @key AND \"{column.Column}\" = @old";
                Add(update, "@new", vault.Seal(place, text).Bytes);
                Add(update, "@key", key);
                Add(update, "@old", value);
                if (digest is not null) Add(update, "@digest", vault.Digest(text));
                done += await update.ExecuteNonQueryAsync(inner);
            }

            return done > 0;
        }, ct);
        return done;
    }

    /// <summary>Read beside the writer, which has others to serve.</summary>
    private async Task<List<(object Key, byte[] Value)>> Find(SealedColumn column, string comparison, byte[] header, CancellationToken ct)
    {
        await using var connection = database.NewConnection();
        await connection.OpenAsync(ct);
        await using var select = connection.CreateCommand();
        select.CommandText = $"""
            SELECT "{column.Key}", "{column.Column}" FROM {column.Table}
            WHERE "{column.Column}" IS NOT NULL AND substr("{column.Column}", 1, {header.Length}) {comparison} LIMIT {RowsAtOnce}
            """;
        Add(select, "@header", header);
        var found = new List<(object, byte[])>();
        await using var rows = await select.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) found.Add((rows.GetValue(0), rows.GetFieldValue<byte[]>(1)));
        return found;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Values} personal values were sealed under the newest key")]
    private static partial void Resealed(ILogger logger, long values);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sealing anew failed and will be tried again")]
    private static partial void ResealingFailed(ILogger logger, Exception exception);
}
