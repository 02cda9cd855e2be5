using System.Text.Json.Serialization;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace SmartLocal.Forms;

/// <summary>A part of a YAML file that remembers its line, so that what is wrong with its meaning can be pointed at too.</summary>
internal sealed class Lined<T> : IYamlConvertible where T : class, new()
{
    // Where it stands says nothing of what it is: a value that moved is the same value.
    [JsonIgnore]
    public int Line { get; private set; }

    public T Value { get; private set; } = new();

    public static Lined<T> Of(T value, int line) => new() { Value = value, Line = line };

    void IYamlConvertible.Read(IParser parser, Type expectedType, ObjectDeserializer nestedObjectDeserializer)
    {
        Line = (int)parser.Current!.Start.Line;
        Value = (T?)nestedObjectDeserializer(typeof(T)) ?? new T();
    }

    void IYamlConvertible.Write(IEmitter emitter, ObjectSerializer nestedObjectSerializer) =>
        throw new NotSupportedException("City folders are read, not written");
}
