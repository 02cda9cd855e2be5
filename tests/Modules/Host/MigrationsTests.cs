using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Host.Migrations;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Data;

namespace SmartLocal.Modules.Tests.Host;

public sealed partial class MigrationsTests(Ome ome) : IClassFixture<Ome>
{
    /// <summary>
    /// The migrations, applied one after the other, make the tables that the model describes. When this fails, write the next
    /// file in src/Host/Migrations for each engine; <c>./smartlocal migrations draft</c> prints what the model wants.
    /// </summary>
    [Fact]
    public async Task The_migrations_make_what_the_model_describes()
    {
        await using var db = ome.Read();
        var wanted = Columns(db.Database.GenerateCreateScript());
        await using var connection = ome.Get<CityDatabase>().NewConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = TestDatabase.OnPostgres
            ? "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
            : "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'";
        var made = new SortedSet<string>(StringComparer.Ordinal);
        await using (var rows = await command.ExecuteReaderAsync())
            while (await rows.ReadAsync()) made.Add($"{rows.GetString(0)}.{rows.GetString(1)}");
        made.RemoveWhere(c => c.StartsWith("platform_migration.", StringComparison.Ordinal));
        Assert.Equal(wanted, made);

        command.CommandText = TestDatabase.OnPostgres
            ? "SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND indexname NOT LIKE 'PK_%' AND indexname NOT LIKE '%pkey'"
            : "SELECT name FROM sqlite_master WHERE type = 'index' AND name NOT LIKE 'sqlite_%'";
        var indexes = new SortedSet<string>(StringComparer.Ordinal);
        await using (var rows = await command.ExecuteReaderAsync())
            while (await rows.ReadAsync()) indexes.Add(rows.GetString(0));
        Assert.Equal(new SortedSet<string>(Indexes().Matches(db.Database.GenerateCreateScript()).Select(m => m.Groups["name"].Value), StringComparer.Ordinal), indexes);
    }

    [Fact]
    public async Task Migrating_a_migrated_database_changes_nothing()
    {
        await CityMigrations.Apply(ome.Get<CityDatabase>(), default);
        await The_migrations_make_what_the_model_describes();
    }

    private static SortedSet<string> Columns(string script)
    {
        var columns = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Match table in Tables().Matches(script))
            foreach (Match column in ColumnNames().Matches(table.Groups["body"].Value))
                columns.Add($"{table.Groups["name"].Value}.{column.Groups["name"].Value}");
        return columns;
    }

    [GeneratedRegex("""CREATE TABLE "?(?<name>\w+)"? \((?<body>.*?)\n\);""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tables();

    [GeneratedRegex("""^\s+"?(?!CONSTRAINT)(?<name>[a-z_0-9]+)"? """, RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ColumnNames();

    [GeneratedRegex("""CREATE (UNIQUE )?INDEX "?(?<name>\w+)"? """, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Indexes();
}
