using System.Xml.Linq;

namespace SmartLocal.Feel;

/// <summary>The types that a model defines (DMN 1.5, 7.3.2), in whatever order, and those it has by import.</summary>
internal sealed class ItemTypes
{
    /// <summary>What DMN 1.1 called some types; tools still write it.</summary>
    private static readonly Dictionary<string, string> Earlier = new(StringComparer.Ordinal)
    {
        ["dateTime"] = "date and time",
        ["dayTimeDuration"] = "days and time duration",
        ["yearMonthDuration"] = "years and months duration",
    };

    private readonly Dictionary<string, XElement> definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FeelType> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> reading = new(StringComparer.Ordinal);
    private readonly Action<XElement, string, string> complain;
    private readonly Limits limits;

    public ItemTypes(XElement root, IEnumerable<(string Name, FeelType Type)> imported, Limits limits, Action<XElement, string, string> complain)
    {
        (this.limits, this.complain) = (limits, complain);
        foreach (var definition in root.Parts("itemDefinition"))
            if (definition.Name() is { } name) definitions.TryAdd(name, definition);
        foreach (var (name, type) in imported) known[name] = type;
        foreach (var (name, definition) in definitions) Named(name, definition);
    }

    /// <summary>All of them; those of imports with the import's name and a dot before theirs.</summary>
    public IReadOnlyDictionary<string, FeelType> All => known;

    /// <summary>The type that an attribute or element refers to; null when nothing is said.</summary>
    public FeelType? Of(string? reference, XElement at)
    {
        if (string.IsNullOrWhiteSpace(reference)) return null;
        var name = reference.Trim();
        if (name.StartsWith("feel:", StringComparison.Ordinal)) name = name["feel:".Length..];
        if (known.TryGetValue(name, out _) || definitions.ContainsKey(name)) return Named(name, at);
        if (Parser.Type(Earlier.GetValueOrDefault(name, name), Scope.Empty) is { } type) return type;
        complain(at, "unknown-type", $"There is no type {name}");
        return FeelType.Any;
    }

    private FeelType Named(string name, XElement at)
    {
        if (known.TryGetValue(name, out var type)) return type;
        if (reading.Count > limits.Nesting || !reading.Add(name))
        {
            complain(at, "type-in-itself", $"The type {name} is made of itself, or of too many others");
            return FeelType.Any;
        }

        type = Read(definitions[name]);
        reading.Remove(name);
        return known[name] = type;
    }

    private FeelType Read(XElement definition)
    {
        var components = definition.Parts("itemComponent").ToList();
        var type = components.Count > 0 ? FeelType.ContextOf(components.Select(c => (c.Name() ?? "", Read(c))))
            : definition.Part("functionItem") is { } function ? Function(function)
            : Of(definition.Part("typeRef")?.Value, definition) ?? FeelType.Any;
        type = Limited(type, definition, "allowedValues");
        if (definition.Named("isCollection") == "true") type = FeelType.ListOf(type);
        return Limited(type, definition, "typeConstraint");
    }

    private FeelType Function(XElement function) => FeelType.FunctionOf(
        function.Parts("parameters").Select(p => Of(p.Named("typeRef"), p) ?? FeelType.Any),
        Of(function.Named("outputTypeRef"), function) ?? FeelType.Any);

    private FeelType Limited(FeelType type, XElement definition, string part)
    {
        if (definition.Part(part)?.Text() is not { } text || string.IsNullOrWhiteSpace(text)) return type;
        var parsed = Formula.ParseTests(text, type, Scope.Empty, limits);
        foreach (var mistake in parsed.Mistakes) complain(definition, mistake.Code["feel.".Length..], mistake.Sentence);
        return parsed.Formula is { } tests ? new LimitedType(type, tests) : type;
    }
}
