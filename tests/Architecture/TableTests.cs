using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Modules;

namespace SmartLocal.Tests.Architecture;

/// <summary>Modules share a database and not their tables.</summary>
[Collection(nameof(BuiltCity))]
public sealed class TableTests(BuiltCity city)
{
    [Fact]
    public void Every_table_is_named_after_its_module() => Verdict.None(
        from entity in city.Model.GetEntityTypes()
        let table = entity.GetTableName()
        where table is not null
        let names = BuiltCity.NamesOf(entity.ClrType.Assembly)
        where !names.Any(n => table.StartsWith(n.Replace('-', '_') + "_", StringComparison.Ordinal))
        select $"{table} ({entity.ClrType.Name}) must begin with {string.Join(" or ", names.Select(n => n + "_"))}");

    [Fact]
    public void No_key_points_into_another_modules_table() => Verdict.None(
        from entity in city.Model.GetEntityTypes()
        from key in entity.GetForeignKeys()
        where key.PrincipalEntityType.ClrType.Assembly != entity.ClrType.Assembly
        select $"{entity.GetTableName()} has a foreign key to {key.PrincipalEntityType.GetTableName()} of another module: keep the id, ask its contract");

    [Fact]
    public void No_table_is_seen_outside_its_module() => Verdict.None(city.Model.GetEntityTypes()
        .Where(e => e.ClrType.IsVisible).Select(e => $"{e.ClrType.FullName} is a table and public: make it internal, give others a read record in Contracts"));

    [Fact]
    public void Every_index_says_why_it_is_there() => Verdict.None(
        from file in Repository.Files("src", "Tables.cs")
        let lines = Repository.Lines(file)
        from line in lines.Select((text, at) => (text, at))
        where line.text.Contains(".HasIndex(", StringComparison.Ordinal)
        where !lines[Math.Max(0, line.at - 2)..(line.at + 1)].Any(l => l.Contains("//", StringComparison.Ordinal))
        select $"{file}:{line.at + 1} has an index without its reason: // who reads by it");

    [Fact]
    public void Every_index_has_its_tables_name() => Verdict.None(
        from entity in city.Model.GetEntityTypes()
        from index in entity.GetIndexes()
        where !index.GetDatabaseName()!.StartsWith(entity.GetTableName() + "_", StringComparison.Ordinal)
        select $"The index {index.GetDatabaseName()} must be called {entity.GetTableName()}_WHAT_FOR");

    [Fact]
    public void A_table_has_no_key_that_the_engines_count_up_but_the_journal() => Verdict.None(
        from entity in city.Model.GetEntityTypes()
        where entity.GetTableName() != "journal_entry" && entity.FindPrimaryKey() is not null
        from property in entity.FindPrimaryKey()!.Properties
        where property.ClrType == typeof(long) || property.ClrType == typeof(int)
        where property.ValueGenerated is not Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never && entity.FindPrimaryKey()!.Properties.Count == 1
        select $"{entity.GetTableName()}.{Words.Kebab(property.Name)} is counted up by the database: ids come from IdSource");
}
