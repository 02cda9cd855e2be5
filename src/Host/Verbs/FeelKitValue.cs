using System.Globalization;
using System.Xml.Linq;
using SmartLocal.Feel;

namespace SmartLocal.Host.Verbs;

/// <summary>Values as the kit's files write them, and when two of them agree.</summary>
internal static class FeelKitValue
{
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>How far numbers may be apart, as in the kit's own runner.</summary>
    private const decimal Tolerance = 0.00000001m;

    /// <summary>The value, list or components within an element.</summary>
    /// <exception cref="InvalidDataException">The value isn't what its type says.</exception>
    public static FeelValue Read(XElement within)
    {
        var parts = within.Elements().ToList();
        if (parts.FirstOrDefault(p => p.Name.LocalName == "value") is { } value) return Simple(value);
        if (parts.FirstOrDefault(p => p.Name.LocalName == "list") is { } list)
            return IsNil(list) ? FeelValue.Null : FeelValue.ListOf(list.Elements().Where(e => e.Name.LocalName == "item").Select(Read));
        var components = parts.Where(p => p.Name.LocalName == "component").ToList();
        if (components.Count == 0) return IsNil(within) ? FeelValue.Null : FeelValue.ContextOf();
        return FeelValue.ContextOf(components.Select(c => (c.Attribute("name")!.Value, IsNil(c) ? FeelValue.Null : Read(c))));
    }

    /// <summary>Whether a value is the expected one: numbers within a tolerance, everything else exactly.</summary>
    public static bool Agree(FeelValue expected, FeelValue actual)
    {
        if (expected.Kind != actual.Kind) return false;
        switch (expected.Kind)
        {
            case FeelKind.Number:
                return Math.Abs(expected.AsNumber() - actual.AsNumber()) < Tolerance;
            case FeelKind.List:
                return expected.AsList().Count == actual.AsList().Count && expected.AsList().Zip(actual.AsList()).All(p => Agree(p.First, p.Second));
            case FeelKind.Context:
                var (wanted, found) = (expected.AsContext(), actual.AsContext());
                return wanted.Count == found.Count && wanted.Names.All(n => found.Has(n) && Agree(wanted[n], found[n]));
            default:
                return expected == actual;
        }
    }

    private static bool IsNil(XElement element) => element.Attribute(Instance + "nil")?.Value == "true";

    private static FeelValue Simple(XElement value)
    {
        if (IsNil(value)) return FeelValue.Null;
        var type = value.Attribute(Instance + "type")?.Value.Split(':')[^1];
        return type switch
        {
            "boolean" => value.Value.Trim() is "true" or "1",
            "decimal" or "double" or "float" or "integer" or "int" or "long" => decimal.Parse(value.Value, NumberStyles.Float, CultureInfo.InvariantCulture),
            "date" or "time" or "dateTime" or "duration" => Literal(value.Value.Trim()),
            _ => value.Value,
        };
    }

    private static FeelValue Literal(string text) =>
        Formula.Parse($"@\"{text}\"", Scope.Empty) is { IsSound: true, Formula: { } formula }
            ? formula.Evaluate(Scope.Empty.NewFacts()) : throw new InvalidDataException($"{text} is no date, time or duration");
}
