using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;

namespace SmartLocal.Host.Migrations;

/// <summary>
/// Brings a database to the shape that this build needs. A migration is one SQL file for each engine, applied once, in the
/// order of its name, in a transaction of its own; a test holds the sum of them against the model.
/// </summary>
internal static class CityMigrations
{
    /// <summary>Applies what is missing; of <paramref name="only"/>, when a database is to have an earlier shape.</summary>
    public static async Task Apply(CityDatabase database, CancellationToken ct, IReadOnlyCollection<string>? only = null)
    {
        await using var connection = database.NewConnection();
        await connection.OpenAsync(ct);
        await Run(connection, null, "CREATE TABLE IF NOT EXISTS platform_migration (name text NOT NULL PRIMARY KEY)", ct);
        var applied = await Applied(connection, ct);
        foreach (var (name, sql) in await Scripts(database, ct))
        {
            if (applied.Contains(name) || only?.Contains(name) == false) continue;
            await using var transaction = await connection.BeginTransactionAsync(ct);
            // Building an index may take longer than any other statement is allowed.
            await Run(connection, transaction, database.Engine is Engine.Postgres ? "SET LOCAL statement_timeout = 0;" + sql : sql, ct);
            await Run(connection, transaction, $"INSERT INTO platform_migration (name) VALUES ('{name}')", ct);
            await transaction.CommitAsync(ct);
        }
    }

    /// <summary>The migrations that this build knows.</summary>
    public static async Task<IReadOnlyList<string>> Known(CityDatabase database, CancellationToken ct) =>
        [.. (await Scripts(database, ct)).Select(s => s.Name)];

    /// <summary>The migrations that the database has had, in their order; none when it is new.</summary>
    public static async Task<IReadOnlyList<string>> Applied(DbConnection connection, CancellationToken ct)
    {
        await using var query = connection.CreateCommand();
        query.CommandText = connection is not SqliteConnection
            ? "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'platform_migration'"
            : "SELECT count(*) FROM sqlite_master WHERE name = 'platform_migration'";
        if ((long)(await query.ExecuteScalarAsync(ct))! == 0) return [];
        query.CommandText = "SELECT name FROM platform_migration ORDER BY name";
        var applied = new List<string>();
        await using var names = await query.ExecuteReaderAsync(ct);
        while (await names.ReadAsync(ct)) applied.Add(names.GetString(0));
        return applied;
    }

    /// <summary>The SQL that makes the model's tables in an empty database: what a first migration is drafted from.</summary>
    public static async Task<string> Draft(IDbContextFactory<CityContext> contexts, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return db.Database.GenerateCreateScript();
    }

    private static async Task<IReadOnlyList<(string Name, string Sql)>> Scripts(CityDatabase database, CancellationToken ct)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var folder = $".Migrations.{database.Engine}.";
        var scripts = new List<(string, string)>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.Contains(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            scripts.Add((resource[(resource.IndexOf(folder, StringComparison.Ordinal) + folder.Length)..^".sql".Length], await reader.ReadToEndAsync(ct)));
        }

        return scripts;
    }

    private static async Task Run(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }
}
