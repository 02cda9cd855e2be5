using System.Diagnostics;
using Npgsql;

namespace SmartLocal.City.Tests.World;

/// <summary>A PostgreSQL cluster of a test's own, which it may bring down as it likes. Reached by its socket.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly string Programs = Directory.GetDirectories("/usr/lib/postgresql").OrderBy(d => d.Length).ThenBy(d => d, StringComparer.Ordinal).Last() + "/bin";
    private static readonly bool IsRoot = Environment.UserName == "root";

    private readonly string folder = Directory.CreateTempSubdirectory("ome-pg-").FullName;
    private readonly string options;

    private PostgresCluster(string options) => this.options = options;

    public string Connection => $"Host={folder};Username={(IsRoot ? "postgres" : Environment.UserName)};Database=postgres";

    /// <param name="options">Settings of the server, as <c>-c name=value</c>.</param>
    public static async Task<PostgresCluster> Start(string options = "")
    {
        var cluster = new PostgresCluster(options);
        if (IsRoot) await Run("chown", "postgres", cluster.folder);
        await cluster.AsOwner($"{Programs}/initdb -D {cluster.folder}/data -A trust -E UTF8 --locale=C --no-sync");
        await cluster.Start();
        return cluster;
    }

    /// <summary>Starts what was crashed; PostgreSQL replays its log.</summary>
    public Task Start() => AsOwner(
        $"{Programs}/pg_ctl -w -t 60 -D {folder}/data -l {folder}/log -o '-k {folder} -p 5432 -c listen_addresses= -c max_connections=120 {options}' start");

    /// <summary>Stops every process of the server at once, as it would be after a crash of the machine but for the disk's own memory.</summary>
    public Task Crash() => AsOwner($"{Programs}/pg_ctl -w -D {folder}/data -m immediate stop");

    /// <summary>From here on nothing of the server's log reaches the disk: its writer stands still, and a commit that does not wait for it is answered from memory.</summary>
    public async Task WithholdLog()
    {
        await Do("CHECKPOINT");
        var writer = await Ask<int>("SELECT pid FROM pg_stat_activity WHERE backend_type = 'walwriter'");
        await Run("kill", "-STOP", $"{writer}");
    }

    public async Task<NpgsqlConnection> Open()
    {
        var connection = new NpgsqlConnection(Connection + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    public async Task<T> Ask<T>(string sql)
    {
        await using var connection = await Open();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task Do(string sql)
    {
        await using var connection = await Open();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Crash();
        Directory.Delete(folder, recursive: true);
    }

    private Task AsOwner(string command) => IsRoot ? Run("su", "postgres", "-s", "/bin/bash", "-c", command) : Run("bash", "-c", command);

    // The server keeps what it was given as its output; given a pipe, it would never be at its end.
    private static async Task Run(string program, params string[] arguments)
    {
        var log = Path.GetTempFileName();
        var line = string.Join(' ', arguments.Prepend(program).Select(a => $"'{a.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        using var process = Process.Start("bash", ["-c", $"{line} >{log} 2>&1 </dev/null"]);
        await process.WaitForExitAsync();
        var said = await File.ReadAllTextAsync(log);
        File.Delete(log);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {said}");
    }
}
