using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Acts;

/// <summary>
/// Inserts rows of one table from the model's own description of it, without tracking them: what Entity Framework does in
/// about 100 microseconds for a row takes a tenth of that by a statement that stays prepared.
/// </summary>
internal sealed class RowInsert
{
    private readonly (IClrPropertyGetter Getter, Func<object?, object?>? Convert)[] columns;

    private RowInsert(string sql, (IClrPropertyGetter, Func<object?, object?>?)[] columns)
    {
        Sql = sql;
        this.columns = columns;
    }

    /// <summary>The statement, with the parameters <c>@p0</c> to <c>@pN</c> (<c>$1</c> to <c>$N</c> on PostgreSQL).</summary>
    public string Sql { get; }

    public int ColumnCount => columns.Length;

    public static RowInsert For(CityContext db, Type row, Engine engine)
    {
        var entity = db.Model.FindEntityType(row) ?? throw new InvalidOperationException($"{row.Name} is no row of the city's tables");
        var properties = entity.GetProperties().Where(p => !p.IsShadowProperty()).ToList();
        if (properties.Find(p => p.ValueGenerated is not ValueGenerated.Never && p.GetValueGeneratorFactory() is null && !p.IsKey()) is { } generated)
            throw new InvalidOperationException($"{row.Name}.{generated.Name} gets its value from the database; add such a row by Db.Add");
        var names = string.Join(", ", properties.Select(p => $"\"{p.GetColumnName()}\""));
        var places = string.Join(", ", properties.Select((_, i) => engine is Engine.Sqlite ? $"@p{i}" : $"${i + 1}"));
        return new(
            $"INSERT INTO {entity.GetTableName()} ({names}) VALUES ({places})",
            [.. properties.Select(p => (p.GetGetter(), p.GetTypeMapping().Converter?.ConvertToProvider))]);
    }

    public void Fill(DbParameterCollection values, object row)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            var value = columns[i].Getter.GetClrValue(row);
            values[i].Value = (value is not null && columns[i].Convert is { } convert ? convert(value) : value) ?? DBNull.Value;
        }
    }
}
