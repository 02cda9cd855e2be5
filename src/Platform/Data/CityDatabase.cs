using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace SmartLocal.Platform.Data;

/// <summary>The two engines: SQLite, the embedded default, and PostgreSQL 15 or later for production.</summary>
public enum Engine
{
    /// <summary>One file, WAL, synchronous=FULL.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or later.</summary>
    Postgres,
}

/// <summary>Where the city's database is and how it is opened.</summary>
public sealed class CityDatabase : IAsyncDisposable
{

    private CityDatabase(Engine engine, string connection, NpgsqlDataSource? postgres)
    {
        Engine = engine;
        Connection = connection;
        Postgres = postgres;
    }

    /// <summary>Which engine.</summary>
    public Engine Engine { get; }

    /// <summary>Where PostgreSQL's connections come from; null on SQLite.</summary>
    internal NpgsqlDataSource? Postgres { get; }

    /// <summary>The connection string. Holds secrets: never logged.</summary>
    internal string Connection { get; }

    private string ReadOnly => new SqliteConnectionStringBuilder(Connection) { Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();

    /// <summary>The file at <paramref name="path"/>, created when missing.</summary>
    public static CityDatabase OnSqlite(string path) => new(
        Engine.Sqlite,
        new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString(),
        null);

    /// <summary>
    /// The PostgreSQL database named by <paramref name="connection"/>. Statements are prepared unless the string says
    /// Max Auto Prepare=0, as it must behind pgbouncer in transaction mode.
    /// </summary>
    public static CityDatabase OnPostgres(string connection)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        if (!connection.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase)) builder.MaxAutoPrepare = 200;
        if (builder.AutoPrepareMinUsages > 2) builder.AutoPrepareMinUsages = 2;
        builder.MaxPoolSize = Math.Min(builder.MaxPoolSize, 40);
        builder.Timezone ??= "UTC";
        return new(Engine.Postgres, builder.ToString(), NpgsqlDataSource.Create(builder));
    }

    /// <summary>A new connection, not yet open. On SQLite never one from the pool, whose connections only read.</summary>
    public DbConnection NewConnection() => Postgres is null
        ? new SqliteConnection(new SqliteConnectionStringBuilder(Connection) { Pooling = false }.ToString())
        : Postgres.CreateConnection();

    /// <summary>Keeps no session that was opened before: those idle are closed, those at work when they are returned.</summary>
    public void ForgetSessions() => Postgres?.Clear();

    /// <summary>A new connection to SQLite that only reads, not yet open.</summary>
    internal SqliteConnection NewReading() => new(ReadOnly);

    /// <summary>Holds the context at one moment of the database, however long it takes to read it through; until the result is disposed.</summary>
    public async Task<IAsyncDisposable> Hold(CityContext db, CancellationToken ct) => await Snapshot.Take(db, this, ct);

    internal void Configure(DbContextOptionsBuilder options)
    {
        options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        if (Postgres is null)
            options.UseSqlite(ReadOnly)
                .ReplaceService<IRelationalConnection, LastingConnection>();
        else
            options.UseNpgsql(Postgres);
    }

    /// <summary>Options for the context of an act, on a connection that the act's performer holds open.</summary>
    internal void ConfigureWriting(DbContextOptionsBuilder options, DbConnection connection)
    {
        if (Engine is Engine.Sqlite) options.UseSqlite(connection);
        else options.UseNpgsql(connection);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Postgres is not null) await Postgres.DisposeAsync();
    }
}
