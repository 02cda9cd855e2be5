using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace SmartLocal.Platform.Data;

/// <summary>
/// Reads one row by its key through a statement that stays prepared: for what nearly every request asks (the session, the
/// draft), where composing the query costs several times what the database does. Everything else asks <see cref="CityContext"/>.
/// </summary>
public sealed class PreparedReads : IAsyncDisposable
{
    // SQLite answers on the thread that asks, so more are never in use at once; one more than that is closed.
    private const int MostOpen = 16;

    private readonly CityDatabase database;
    private readonly IModel model;
    private readonly ConcurrentDictionary<Type, object> rows = new(); // as many as the code has tables
    private readonly ConcurrentBag<SqliteReading> idle = [];

    internal PreparedReads(CityDatabase database, IDbContextFactory<CityContext> contexts)
    {
        this.database = database;
        using var db = contexts.CreateDbContext();
        model = db.Model;
    }

    /// <summary>The row with this key, as it is committed now, or null.</summary>
    /// <exception cref="InvalidOperationException">It is no row of the city's tables, its key has several columns, or it cannot be made empty.</exception>
    public async ValueTask<TRow?> Find<TRow>(object key, CancellationToken ct) where TRow : class
    {
        var row = (Row<TRow>)rows.GetOrAdd(typeof(TRow), static (_, m) => new Row<TRow>(m), model);
        if (database.Postgres is { } postgres)
        {
            await using var command = postgres.CreateCommand(row.Sql("$1"));
            command.Parameters.Add(new NpgsqlParameter { Value = row.Key(key) });
            await using var answer = await command.ExecuteReaderAsync(ct);
            return await answer.ReadAsync(ct) ? row.Read(answer) : null;
        }

        var reading = idle.TryTake(out var kept) ? kept : new SqliteReading(database);
        var found = reading.Find(row, key);
        if (idle.Count < MostOpen) idle.Add(reading);
        else reading.Dispose();
        return found;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var reading)) reading.Dispose();
        return ValueTask.CompletedTask;
    }

    private sealed class SqliteReading : IDisposable
    {
        private readonly SqliteConnection connection;
        private readonly Dictionary<Type, SqliteCommand> commands = [];

        public SqliteReading(CityDatabase database)
        {
            connection = database.NewReading();
            connection.Open();
        }

        public TRow? Find<TRow>(Row<TRow> row, object key) where TRow : class
        {
            if (!commands.TryGetValue(typeof(TRow), out var command))
            {
                commands[typeof(TRow)] = command = connection.CreateCommand();
                command.CommandText = row.Sql("@key");
                command.Parameters.Add(new SqliteParameter("@key", null));
            }

            command.Parameters[0].Value = row.Key(key);
            using var answer = command.ExecuteReader();
            return answer.Read() ? row.Read(answer) : null;
        }

        public void Dispose() => connection.Dispose(); // and its commands with it
    }

    /// <summary>A table's row, from the model's own description of it.</summary>
    private sealed class Row<TRow> where TRow : class
    {
        private readonly string select;
        private readonly Func<object?, object?> toProvider;
        private readonly Action<TRow, DbDataReader>[] columns;

        public Row(IModel model)
        {
            var entity = model.FindEntityType(typeof(TRow)) ?? throw new InvalidOperationException($"{typeof(TRow).Name} is no row of the city's tables");
            if (typeof(TRow).GetConstructor(Type.EmptyTypes) is null) throw new InvalidOperationException($"{typeof(TRow).Name} cannot be made without values; ask {nameof(CityContext)} for it");
            if (entity.FindPrimaryKey() is not { Properties: [var key] }) throw new InvalidOperationException($"{typeof(TRow).Name} has no key of one column");
            toProvider = key.GetTypeMapping().Converter?.ConvertToProvider ?? (value => value);
            var properties = entity.GetProperties().ToList();
            columns = [.. properties.Select(Column)];
            select = $"SELECT {string.Join(", ", properties.Select(p => $"\"{p.GetColumnName()}\""))} FROM {entity.GetTableName()} WHERE \"{key.GetColumnName()}\" = ";
        }

        public string Sql(string parameter) => select + parameter;

        public object Key(object value) => toProvider(value)!;

        public TRow Read(DbDataReader answer)
        {
            var row = Activator.CreateInstance<TRow>();
            foreach (var column in columns) column(row, answer);
            return row;
        }

        private static Action<TRow, DbDataReader> Column(IProperty property, int at)
        {
            var set = property.PropertyInfo?.SetMethod ?? throw new InvalidOperationException($"{typeof(TRow).Name}.{property.Name} cannot be set");
            var converter = property.GetTypeMapping().Converter;
            var bare = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            return typeof(Row<TRow>).GetMethod(nameof(ColumnOf), BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(property.ClrType, bare, converter?.ProviderClrType ?? bare)
                .CreateDelegate<Func<MethodInfo, ValueConverter?, int, Action<TRow, DbDataReader>>>()(set, converter, at);
        }

        private static Action<TRow, DbDataReader> ColumnOf<TProperty, TBare, TStored>(MethodInfo setter, ValueConverter? converter, int at)
        {
            var convert = converter is null ? null : ((ValueConverter<TBare, TStored>)converter).ConvertFromProviderTyped;
            // A nullable value is set through a lift: delegates do not convert TBare to TBare? by themselves.
            var set = typeof(TProperty) == typeof(TBare)
                ? setter.CreateDelegate<Action<TRow, TBare>>()
                : Lifted<TBare>(setter);
            return (row, answer) =>
            {
                if (answer.IsDBNull(at)) return;
                var stored = answer.GetFieldValue<TStored>(at);
                set(row, convert is null ? (TBare)(object)stored! : convert(stored));
            };
        }

        private static Action<TRow, TBare> Lifted<TBare>(MethodInfo setter) =>
            typeof(Row<TRow>).GetMethod(nameof(LiftedOf), BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(typeof(TBare)).CreateDelegate<Func<MethodInfo, Action<TRow, TBare>>>()(setter);

        private static Action<TRow, TValue> LiftedOf<TValue>(MethodInfo setter) where TValue : struct
        {
            var set = setter.CreateDelegate<Action<TRow, TValue?>>();
            return (row, value) => set(row, value);
        }
    }
}
