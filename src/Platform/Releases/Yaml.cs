using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SmartLocal.Platform.Releases;

/// <summary>How files of a city folder are read: camelCase names, an unknown name is a mistake.</summary>
public static class Yaml
{
    /// <summary>Reads a document.</summary>
    /// <exception cref="YamlDotNet.Core.YamlException">It is not YAML, or not of this shape; knows the line.</exception>
    public static T Read<T>(string text) where T : class, new() =>
        Builder().Build().Deserialize<T?>(text) ?? new T();

    private static DeserializerBuilder Builder() => new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .WithTypeConverter(new DateOnlyYaml());

    private sealed class DateOnlyYaml : IYamlTypeConverter
    {
        public bool Accepts(Type type) => type == typeof(DateOnly) || type == typeof(DateOnly?);

        public object ReadYaml(YamlDotNet.Core.IParser parser, Type type, ObjectDeserializer rootDeserializer)
        {
            var scalar = (YamlDotNet.Core.Events.Scalar)parser.Current!;
            parser.MoveNext();
            return DateOnly.TryParseExact(scalar.Value, "yyyy-MM-dd", out var date)
                ? date
                : throw new YamlDotNet.Core.YamlException(scalar.Start, scalar.End, $"'{scalar.Value}' is not a date; write 2026-11-22");
        }

        public void WriteYaml(YamlDotNet.Core.IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
            throw new NotSupportedException("City folders are read, not written");
    }
}
