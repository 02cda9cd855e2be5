using System.Xml.Linq;

namespace SmartLocal.Feel;

/// <summary>Boxed expressions (DMN 1.5, 7.3 and 10.2.1) as the nodes that the same thing in text would be.</summary>
internal sealed class BoxedReader(ItemTypes types, Limits limits, List<FeelMistake> mistakes)
{
    private static readonly string[] Expressions =
    [
        "literalExpression", "decisionTable", "context", "list", "relation", "invocation", "functionDefinition",
        "conditional", "filter", "for", "some", "every",
    ];

    /// <summary>The one expression within an element; null where there is none.</summary>
    public Node Expression(XElement? within, Surroundings here)
    {
        var element = within?.Elements().FirstOrDefault(e => Expressions.Contains(e.Name.LocalName));
        return element is null ? new Literal(null, FeelType.Any) : Of(element, here);
    }

    /// <summary>A function whose parameters and expression stand within an element.</summary>
    public Node Function(XElement? definition, Surroundings here)
    {
        if (definition is null) return new Literal(null, FeelType.Any);
        var parameters = new List<Local>();
        foreach (var parameter in definition.Parts("formalParameter"))
        {
            (here, var local) = here.With(parameter.Name() ?? "", types.Of(parameter.Named("typeRef"), parameter) ?? FeelType.Any);
            parameters.Add(local);
        }

        if (definition.Named("kind") is null or "FEEL") return new Definition(parameters, Expression(definition, here), here.All);
        Complain(definition, "foreign-function", "Functions of other languages aren't called; this one gives null");
        return new ForeignDefinition(parameters, new Literal(null, FeelType.Any));
    }

    private Node Of(XElement element, Surroundings here)
    {
        var node = element.Name.LocalName switch
        {
            "literalExpression" => Text(element, here),
            "decisionTable" => new TableReader(types, this).Read(element, here),
            "context" => Context(element, here),
            "list" => new ListOf([.. Items(element).Select(e => Of(e, here))]),
            "relation" => Relation(element, here),
            "invocation" => Invocation(element, here),
            "functionDefinition" => Function(element, here),
            "conditional" => new Choice(Expression(element.Part("if"), here), Expression(element.Part("then"), here), Expression(element.Part("else"), here)),
            "filter" => Filter(element, here),
            "for" => Loop(element, here),
            _ => Quantified(element, here),
        };
        return types.Of(element.Named("typeRef"), element) is { } type && !type.Equals(FeelType.Any) ? new Take(node, type) : node;
    }

    /// <summary>The text of an element as an expression; what can't be read is a mistake and null.</summary>
    public Node Text(XElement element, Surroundings here) =>
        Parsed(element, (text, found) => Parser.Expression(text, here, limits, found)) ?? new Literal(null, FeelType.Any);

    /// <summary>The text of an element as unary tests; null where it has none.</summary>
    public Tests? Tests(XElement? element, FeelType of, Surroundings here) =>
        element is null ? null : Parsed(element, (text, found) => Parser.UnaryTests(text, of, here, limits, found));

    private static IEnumerable<XElement> Items(XElement element) => element.Elements().Where(e => Expressions.Contains(e.Name.LocalName));

    private T? Parsed<T>(XElement element, Func<string, Mistakes, T> read)
        where T : Node
    {
        if (element.Text() is not { } text || string.IsNullOrWhiteSpace(text)) return null;
        var found = new Mistakes(text);
        try
        {
            return read(text, found);
        }
        catch (UnreadableException unreadable)
        {
            found.Add(unreadable.Mistake with { IsFatal = false });
            return null;
        }
        finally
        {
            // In the file the text begins where its element does.
            var line = (element.Part("text") ?? element).Line();
            mistakes.AddRange(found.Found.Select(m => m with { Line = line + m.Line - 1 }));
        }
    }

    private ContextOf Context(XElement element, Surroundings here)
    {
        var entries = new List<ContextEntry>();
        Node? result = null;
        foreach (var part in element.Parts("contextEntry"))
        {
            var value = Expression(part, here);
            var variable = part.Part("variable");
            if (variable?.Name() is not { } name)
            {
                result = value;
                continue;
            }

            if (types.Of(variable.Named("typeRef"), variable) is { } type && !type.Equals(FeelType.Any)) value = new Take(value, type);
            if (entries.Any(e => e.Name == name)) Complain(part, "name-twice", $"{name} stands in the context twice");
            (here, var local) = here.With(name, value.Type);
            entries.Add(new(name, value, local.Slot));
        }

        return new(entries, result);
    }

    private ListOf Relation(XElement element, Surroundings here)
    {
        var columns = element.Parts("column").Select(c => (Name: c.Name() ?? "", Type: types.Of(c.Named("typeRef"), c))).ToList();
        return new([.. element.Parts("row").Select(row => new ContextOf([.. Items(row).Take(columns.Count).Select((cell, i) =>
        {
            var value = Of(cell, here);
            return new ContextEntry(columns[i].Name, columns[i].Type is { } type ? new Take(value, type) : value, here.With(columns[i].Name, value.Type).Local.Slot);
        })]))]);
    }

    private Call Invocation(XElement element, Surroundings here)
    {
        var function = Expression(element, here);
        var bindings = element.Parts("binding").ToList();
        var names = bindings.Select(b => b.Part("parameter")?.Name() ?? "").ToArray();
        var result = function.Type is FunctionType type ? type.Gives : FeelType.Any;
        return new(function, [.. bindings.Select(b => Expression(b, here))], names.Length == 0 ? null : names, result);
    }

    private Filter Filter(XElement element, Surroundings here)
    {
        var list = Expression(element.Part("in"), here);
        var itemType = list.Type is ListType of ? of.Of : list.Type;
        var (inner, item) = here.WithItem(itemType);
        return new(list, Expression(element.Part("match"), inner), item, FeelType.Any);
    }

    private Loop Loop(XElement element, Surroundings here)
    {
        var (inner, turn) = Turn(element, here);
        (inner, var partial) = inner.With("partial", FeelType.ListOf(FeelType.Any));
        return new([turn], partial, Expression(element.Part("return"), inner));
    }

    private Quantified Quantified(XElement element, Surroundings here)
    {
        var (inner, turn) = Turn(element, here);
        return new(element.IsCalled("every"), [turn], Expression(element.Part("satisfies"), inner));
    }

    private (Surroundings Inner, Turn Turn) Turn(XElement element, Surroundings here)
    {
        var over = Expression(element.Part("in"), here);
        var type = over.Type switch { ListType list => list.Of, RangeType range => range.Of, var other => other };
        var (inner, variable) = here.With(element.Named("iteratorVariable") ?? "", type);
        return (inner, new(variable, over, null));
    }

    private void Complain(XElement at, string code, string sentence) => mistakes.Add(new("feel." + code, at.Line(), at.Column(), sentence, IsFatal: false));
}
