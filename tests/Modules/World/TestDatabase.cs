using Npgsql;

namespace SmartLocal.Modules.Tests.World;

/// <summary>
/// A database of its own for each world. On PostgreSQL it is made in the cluster that <c>./test</c> started and named in
/// SMARTLOCAL_TEST_POSTGRES.
/// </summary>
internal sealed class TestDatabase
{
    private static readonly string? Cluster = Environment.GetEnvironmentVariable("SMARTLOCAL_TEST_ENGINE") == "postgres"
        ? Environment.GetEnvironmentVariable("SMARTLOCAL_TEST_POSTGRES")
            ?? throw new InvalidOperationException("SMARTLOCAL_TEST_POSTGRES names no cluster; run the tests by ./test")
        : null;

    private readonly string name = $"ome_{Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal)}";

    public static bool OnPostgres => Cluster is not null;

    /// <summary>The connection string, or null on SQLite.</summary>
    public string? Postgres => Cluster is null ? null : new NpgsqlConnectionStringBuilder(Cluster) { Database = name, Pooling = true }.ToString();

    public Task Create() => Command($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");

    /// <summary>As another one is, to which nobody is connected.</summary>
    public Task Create(TestDatabase like) => Command($"CREATE DATABASE {name} TEMPLATE {like.name}");

    /// <summary>Nobody is connected any more, and nobody can be.</summary>
    public async Task Close()
    {
        await Command($"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        await Command($"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'");
    }

    public Task Drop() => Command($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    private static async Task Command(string sql)
    {
        if (Cluster is null) return;
        await using var connection = new NpgsqlConnection(Cluster);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
