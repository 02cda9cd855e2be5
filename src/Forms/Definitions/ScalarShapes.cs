using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace SmartLocal.Forms;

// What a file may write short, as one word, or in full, as a mapping.

/// <summary>A text in up to three languages; or one that serves Japanese and やさしい日本語 alike, written with furigana; or the name of a text of the vocabulary.</summary>
internal sealed partial class TextShape : IYamlConvertible
{
    public string? Ja { get; private set; }
    public string? Easy { get; private set; }
    public string? En { get; private set; }
    public string? Use { get; private set; }

    void IYamlConvertible.Read(IParser parser, Type expectedType, ObjectDeserializer nestedObjectDeserializer)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            (Ja, Easy) = (Plain(scalar.Value), scalar.Value);
            return;
        }

        var full = (Full)nestedObjectDeserializer(typeof(Full))!;
        (Ja, Easy, En, Use) = (full.Ja, full.Easy, full.En, full.Use);
    }

    void IYamlConvertible.Write(IEmitter emitter, ObjectSerializer nestedObjectSerializer) => throw Shapes.ReadOnly();

    /// <summary>The same as Japanese writes it: without furigana, and without the spaces that separate words of kana.</summary>
    public static string Plain(string written) => Gaps().Replace(Furigana().Replace(written, "${words}"), "");

    public sealed record Full
    {
        public string? Ja { get; init; }
        public string? Easy { get; init; }
        public string? En { get; init; }
        public string? Use { get; init; }
    }

    [GeneratedRegex(@"\{(?<words>[^{}|]+)\|[^{}|]+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Furigana();

    [GeneratedRegex(@"(?<=[^\x00-\x7F]) +| +(?=[^\x00-\x7F])", RegexOptions.None, 1000)]
    private static partial Regex Gaps();
}

/// <summary>One word.</summary>
internal sealed class WordShape : IYamlConvertible
{
    public string? Value { get; private set; }

    void IYamlConvertible.Read(IParser parser, Type expectedType, ObjectDeserializer nestedObjectDeserializer) => Value = parser.Consume<Scalar>().Value;

    void IYamlConvertible.Write(IEmitter emitter, ObjectSerializer nestedObjectSerializer) => throw Shapes.ReadOnly();
}

/// <summary>One word, or a mapping.</summary>
internal sealed class WordOr<T> : IYamlConvertible where T : class
{
    public string? Word { get; private set; }
    public T? Full { get; private set; }

    void IYamlConvertible.Read(IParser parser, Type expectedType, ObjectDeserializer nestedObjectDeserializer)
    {
        if (parser.TryConsume<Scalar>(out var scalar)) Word = scalar.Value;
        else Full = (T)nestedObjectDeserializer(typeof(T))!;
    }

    void IYamlConvertible.Write(IEmitter emitter, ObjectSerializer nestedObjectSerializer) => throw Shapes.ReadOnly();
}

/// <summary>One word, or several of which one fits.</summary>
internal sealed class CellShape : IYamlConvertible
{
    public IReadOnlyList<string> Words { get; private set; } = [];

    void IYamlConvertible.Read(IParser parser, Type expectedType, ObjectDeserializer nestedObjectDeserializer) =>
        Words = parser.TryConsume<Scalar>(out var scalar) ? [scalar.Value] : (List<string>)nestedObjectDeserializer(typeof(List<string>))!;

    void IYamlConvertible.Write(IEmitter emitter, ObjectSerializer nestedObjectSerializer) => throw Shapes.ReadOnly();

    public override string ToString() => Words.Count == 1 ? Words[0] : $"[{string.Join(", ", Words)}]";
}

/// <summary>A condition in FEEL, or as a table of names that must all fit.</summary>
internal sealed class ConditionShape : IYamlConvertible
{
    public string? Formula { get; private set; }
    public IReadOnlyDictionary<string, CellShape>? Table { get; private set; }

    public static ConditionShape Of(string formula) => new() { Formula = formula };

    void IYamlConvertible.Read(IParser parser, Type expectedType, ObjectDeserializer nestedObjectDeserializer)
    {
        if (parser.TryConsume<Scalar>(out var scalar)) Formula = scalar.Value;
        else Table = (Dictionary<string, CellShape>)nestedObjectDeserializer(typeof(Dictionary<string, CellShape>))!;
    }

    void IYamlConvertible.Write(IEmitter emitter, ObjectSerializer nestedObjectSerializer) => throw Shapes.ReadOnly();

    public override string ToString() => Formula ?? string.Join(", ", Table!.Select(c => $"{c.Key}: {c.Value}"));
}

internal static class Shapes
{
    public static NotSupportedException ReadOnly() => new("City folders are read, not written");
}
