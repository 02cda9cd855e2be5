using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Host.Backups;

/// <summary>
/// Everything in open formats, for whoever leaves SmartLocal or wants to reckon with the data: each table as JSON Lines with a
/// description of its columns, and the files as they were sent. Personal values are opened, or nobody could read them
/// elsewhere; so the journal says that it was done. Spelt alike from both engines. It is read in one moment, while the city
/// runs, and never held in memory.
/// </summary>
internal sealed class Export(DataFolder folder, CityDatabase database, IDbContextFactory<CityContext> contexts, Vault vault, ExportNotes notes, IdSource ids, TimeProvider clock)
{
    // Who has it can sign in as somebody else; elsewhere it is of no use.
    private const string Secret = ".secret";

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public async Task<(int Tables, long Rows, int Files)> Write(string target, CancellationToken ct)
    {
        var begun = clock.NowInstant();
        Directory.CreateDirectory(target);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.CreateDirectory(Path.Combine(target, "tables"));
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var moment = await database.Hold(db, ct);
        var tables = db.Model.GetEntityTypes().OrderBy(e => e.GetTableName(), StringComparer.Ordinal).ToList();
        long rows = 0;
        foreach (var table in tables) rows += await WriteTable(db, table, Path.Combine(target, "tables"), ct);
        await Describe(tables, Path.Combine(target, "columns.json"), ct);

        var files = 0;
        Directory.CreateDirectory(folder.File("files"));
        foreach (var path in Directory.EnumerateFiles(folder.File("files"), "*", SearchOption.AllDirectories))
        {
            if (path.EndsWith(".part", StringComparison.Ordinal)) continue;
            await DigestedCopy.Of(path, target, $"files/{Path.GetFileName(path)}", ct);
            files++;
        }

        await notes.Leave(new ExportNote(ids.Next(), begun, rows, files), ct);
        return (tables.Count, rows, files);
    }

    private async Task<long> WriteTable(CityContext db, IEntityType table, string target, CancellationToken ct)
    {
        var columns = table.GetProperties().Where(p => p.GetColumnName() != "xid").ToList();
        var key = table.FindPrimaryKey()!.Properties.Select(p => $"\"{p.GetColumnName()}\"");
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(c => $"\"{c.GetColumnName()}\""))} FROM \"{table.GetTableName()}\" ORDER BY {string.Join(", ", key)}";
        command.CommandTimeout = 0;
        var opened = vault.Work();
        var row = columns.IndexOf(table.FindPrimaryKey()!.Properties[0]);
        await using var file = new FileStream(Path.Combine(target, $"{table.GetTableName()}.jsonl"), FileMode.CreateNew);
        await using var rows = await command.ExecuteReaderAsync(ct);
        await using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Encoder = CityJson.Options.Encoder });
        long count = 0;
        for (; await rows.ReadAsync(ct); count++)
        {
            json.WriteStartObject();
            for (var i = 0; i < columns.Count; i++)
            {
                json.WritePropertyName(columns[i].GetColumnName());
                var value = Value(columns[i], rows.IsDBNull(i) ? null : rows.GetValue(i));
                if (value is Personal personal) value = Open(opened, new PersonalColumn($"{table.GetTableName()}.{columns[i].GetColumnName()}", ""), rows.GetValue(row), personal);
                JsonSerializer.Serialize(json, value, value?.GetType() ?? typeof(object), CityJson.Options);
            }

            json.WriteEndObject();
            await json.FlushAsync(ct);
            file.WriteByte((byte)'\n');
            json.Reset();
        }

        return count;
    }

    private static string? Open(Opened opened, PersonalColumn column, object key, Personal value)
    {
        if (column.Name.EndsWith(Secret, StringComparison.Ordinal)) return null;
        var row = key is Guid id ? id : new Guid(((byte[])key).AsSpan(0, 16), bigEndian: true);
        return opened.Read(row, column.Of(row), value);
    }

    private static object? Value(IProperty column, object? stored)
    {
        var converter = column.GetTypeMapping().Converter;
        var wanted = converter?.ProviderClrType ?? Plain(column.ClrType);
        var value = stored is null ? null : Fit(stored, wanted);
        return converter is not null && value is not null ? converter.ConvertFromProvider(value) : value;
    }

    /// <summary>SQLite gives integers as 64 bits and dates as text, whatever the column means.</summary>
    private static object Fit(object stored, Type wanted) => (stored, Plain(wanted)) switch
    {
        (string text, var t) when t == typeof(DateOnly) => DateOnly.Parse(text, CultureInfo.InvariantCulture),
        (DateTime day, var t) when t == typeof(DateOnly) => DateOnly.FromDateTime(day),
        (long number, var t) when t == typeof(bool) => number != 0,
        (IConvertible number, var t) when t.IsPrimitive && stored.GetType() != t => Convert.ChangeType(number, t, CultureInfo.InvariantCulture),
        _ => stored,
    };

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static async Task Describe(IEnumerable<IEntityType> tables, string target, CancellationToken ct)
    {
        await using var file = new FileStream(target, FileMode.CreateNew);
        var described = tables.ToDictionary(t => t.GetTableName()!, t => t.GetProperties()
            .Where(p => p.GetColumnName() != "xid")
            .Select(p => new { Column = p.GetColumnName(), Is = Kind(p), Nullable = p.IsNullable, Key = p.IsPrimaryKey() }));
        await JsonSerializer.SerializeAsync(file, described, Indented, ct);
    }

    private static string Kind(IProperty column) => Plain(column.ClrType) switch
    {
        var t when t == typeof(byte[]) => "bytes in base64",
        var t when t == typeof(Instant) => "instant, ISO 8601 with +09:00",
        var t when t == typeof(Personal) => "text, sealed in the city",
        var t when t == typeof(DateOnly) => "day",
        var t when t == typeof(Yen) => "yen",
        var t when t == typeof(bool) => "true or false",
        var t when t.IsEnum => $"one of {string.Join(", ", Enum.GetNames(t).Select(JsonNamingPolicy.CamelCase.ConvertName))}",
        var t when t.IsPrimitive => "number",
        var t when t == typeof(string) => "text",
        _ => "id",
    };
}
