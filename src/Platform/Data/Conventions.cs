using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SmartLocal.Kernel;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Platform.Data;

/// <summary>
/// How Kernel's values are stored so that both engines order and compare them alike: ids as 16 big-endian bytes (uuid on
/// PostgreSQL), instants as microseconds UTC, yen as bigint, enums by name, text compared by code point. Names of people
/// and towns are ordered only by a stored kana key.
/// </summary>
internal static class Conventions
{
    public static void Apply(ModelConfigurationBuilder types, CityDatabase database)
    {
        types.Conventions.Add(_ => new Ids(database.Engine is Engine.Sqlite ? typeof(IdAsBytes<>) : typeof(IdAsUuid<>)));
        if (database.Engine is Engine.Sqlite) types.Properties<Guid>().HaveConversion<GuidAsBytes>();
        else types.Properties<string>().UseCollation("C");
        types.Properties<Instant>().HaveConversion<InstantAsMicroseconds>();
        types.Properties<Yen>().HaveConversion<YenAsInteger>();
        types.Properties<Personal>().HaveConversion<PersonalAsBytes>();
        types.Properties<Enum>().HaveConversion<string>();
    }

    /// <summary>Columns are named as PostgreSQL people write them.</summary>
    public static void NameColumns(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
            property.SetColumnName(Words.Kebab(property.Name).Replace('-', '_'));
    }

    // An expression tree can't call a static member of an interface.
    private static TId Made<TId>(Guid value) where TId : struct, IId<TId> => TId.From(value);

    private sealed class IdAsUuid<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Made<TId>(value))
        where TId : struct, IId<TId>;

    private sealed class IdAsBytes<TId>() : ValueConverter<TId, byte[]>(id => id.Value.ToByteArray(true), bytes => Made<TId>(new Guid(bytes, true)))
        where TId : struct, IId<TId>;

    private sealed class GuidAsBytes() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

    private sealed class InstantAsMicroseconds() : ValueConverter<Instant, long>(at => at.Microseconds, value => new Instant(value));

    private sealed class PersonalAsBytes() : ValueConverter<Personal, byte[]>(value => value.Bytes, bytes => new Personal(bytes));

    private sealed class YenAsInteger() : ValueConverter<Yen, long>(yen => yen.Amount, value => new Yen(value));

    /// <summary>
    /// Finds the ids of each table as it is added. Looking for all id types beforehand would load every type of the house, and
    /// with them libraries that a city may never use.
    /// </summary>
    private sealed class Ids(Type converter) : IEntityTypeAddedConvention
    {
        public void ProcessEntityTypeAdded(IConventionEntityTypeBuilder entityTypeBuilder, IConventionContext<IConventionEntityTypeBuilder> context)
        {
            foreach (var property in entityTypeBuilder.Metadata.ClrType.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                if (property.CanWrite && type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>)))
                    entityTypeBuilder.Property(property)?.HasConverter(converter.MakeGenericType(type));
            }
        }
    }
}
