using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Privacy;

/// <summary>Every column of the city's tables that holds personal values, as the model describes them.</summary>
internal sealed class PersonalColumns(IDbContextFactory<CityContext> contexts)
{
    private readonly Lazy<IReadOnlyList<SealedColumn>> all = new(() =>
    {
        using var db = contexts.CreateDbContext();
        return
        [
            .. from entity in db.Model.GetEntityTypes()
               from property in entity.GetProperties()
               where property.ClrType == typeof(Personal)
               orderby entity.GetTableName(), property.GetColumnName()
               select Of(entity, property),
        ];
    });

    public IReadOnlyList<SealedColumn> All => all.Value;

    private static SealedColumn Of(IEntityType entity, IProperty property)
    {
        var (table, column) = (entity.GetTableName()!, property.GetColumnName());
        var digest = entity.GetProperties().Any(p => p.GetColumnName() == column + "_digest") ? column + "_digest" : null;
        return new SealedColumn(table, column, entity.FindPrimaryKey()!.Properties[0].GetColumnName(), digest);
    }
}

/// <summary>A column with personal values.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Column">Its name.</param>
/// <param name="Key">The key of the table: an id, or bytes whose first sixteen bind the row.</param>
/// <param name="Digest">The column beside it in which its keyed digest lies, or null.</param>
internal sealed record SealedColumn(string Table, string Column, string Key, string? Digest)
{
    /// <summary>The value in the row with this key, as the engine gives it.</summary>
    public Place In(object key) => new(new PersonalColumn($"{Table}.{Column}", ""), key is Guid id ? id : new Guid(((byte[])key).AsSpan(0, 16), bigEndian: true));
}
