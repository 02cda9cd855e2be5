using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartLocal.Benchmarks;

/// <summary>A PostgreSQL cluster of the run's own, with the settings it comes with: fsync and synchronous_commit on.</summary>
internal sealed partial class PostgresCluster : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("smartlocal-bench-pg-").FullName;
    private readonly string bin = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin";

    public static async Task<PostgresCluster> Start(Bench bench)
    {
        var cluster = new PostgresCluster();
        await cluster.Shell($"chmod 777 {cluster.folder}", asRoot: true);
        await cluster.Shell($"{cluster.bin}/initdb -D {cluster.folder}/data -A trust -E UTF8 --locale=C >/dev/null");
        await cluster.Shell($"{cluster.bin}/pg_ctl -w -D {cluster.folder}/data -l {cluster.folder}/log -o '-k {cluster.folder} -p 5432 -c listen_addresses= -c max_connections=100' start >/dev/null");
        await cluster.Shell($"{cluster.bin}/createdb -h {cluster.folder} ome");
        return cluster;
    }

    public string Connection(string database) => $"Host={folder};Username={User};Database={database}";

    /// <summary>
    /// The rows of one submission (application, journal entry, key) with the bytes of one that was submitted, each in one
    /// prepared transaction, by pgbench from 16 connections.
    /// </summary>
    public async Task<double> PgbenchSameRows(string database)
    {
        await Shell($"""
            {bin}/psql -q -h {folder} {database} -c "
              CREATE TABLE bench_application AS SELECT * FROM procedures_application LIMIT 0;
              ALTER TABLE bench_application ADD PRIMARY KEY (id); CREATE UNIQUE INDEX ON bench_application (receipt);
              CREATE TABLE bench_entry (LIKE journal_entry INCLUDING ALL);
              CREATE TABLE bench_key (LIKE platform_key INCLUDING ALL);
              CREATE TABLE bench_sample AS SELECT a.*, e.payload, e.facts FROM procedures_application a JOIN journal_entry e ON e.about = a.id LIMIT 1;"
            """);
        var columns = (await Shell($"{bin}/psql -At -h {folder} {database} -c \"SELECT string_agg(column_name, ',' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_name = 'procedures_application' AND column_name NOT IN ('id', 'receipt')\"")).Trim();
        var entry = (await Shell($"{bin}/psql -At -h {folder} {database} -c \"SELECT string_agg(column_name, ',' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_name = 'journal_entry' AND column_name NOT IN ('position', 'id', 'xid')\"")).Trim();
        await File.WriteAllTextAsync(Path.Combine(folder, "rows.sql"), $"""
            BEGIN;
            INSERT INTO bench_application (id, receipt, {columns}) SELECT gen_random_uuid(), gen_random_uuid()::text, {columns} FROM bench_sample;
            INSERT INTO bench_entry (id, {entry}) SELECT gen_random_uuid(), {entry} FROM bench_entry_sample;
            INSERT INTO bench_key (scope, body, answer, at) SELECT decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'), body, answer, at FROM bench_key_sample;
            COMMIT;
            """);
        await Shell($"""
            {bin}/psql -q -h {folder} {database} -c "
              CREATE TABLE bench_entry_sample AS SELECT * FROM journal_entry WHERE name = 'procedures.application-submitted' LIMIT 1;
              CREATE TABLE bench_key_sample AS SELECT * FROM platform_key LIMIT 1;"
            """);
        await Shell($"chmod 644 {folder}/rows.sql", asRoot: true);
        var output = await Shell($"{bin}/pgbench -h {folder} -n -M prepared -c 16 -j 1 -T {Load.Seconds} -f {folder}/rows.sql {database}");
        return double.Parse(Rate().Match(output).Groups["rate"].Value, CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        await Shell($"{bin}/pg_ctl -D {folder}/data -m immediate stop >/dev/null");
        await Shell($"rm -rf {folder}", asRoot: true);
    }

    private static bool Root => Environment.UserName == "root";

    private static string User => Root ? "postgres" : Environment.UserName;

    private static Task<string> Run(string command, bool asRoot) =>
        Root && !asRoot ? Tool.Run("su", ["postgres", "-s", "/bin/bash", "-c", command]) : Tool.Run("bash", ["-c", command]);

    private Task<string> Shell(string command, bool asRoot = false) => Run($"cd {folder} && {command}", asRoot);

    [GeneratedRegex(@"tps = (?<rate>[\d.]+)", RegexOptions.None, 1000)]
    private static partial Regex Rate();
}
