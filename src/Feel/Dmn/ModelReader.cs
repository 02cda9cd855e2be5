using System.Xml.Linq;

namespace SmartLocal.Feel;

/// <summary>Reads the elements of a model and ties them to what they require.</summary>
internal sealed class ModelReader
{
    private readonly XElement root;
    private readonly Limits limits;
    private readonly List<FeelMistake> mistakes = [];
    private readonly Dictionary<string, DmnModel> imports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Element> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> sources = new(StringComparer.Ordinal);
    private readonly string space;
    private readonly ItemTypes types;
    private readonly Scope emptyScope;
    private RequirementOrder? order;

    public ModelReader(XElement root, Func<string, DmnModel?>? import, Limits limits)
    {
        (this.root, this.limits) = (root, limits);
        space = root.Named("namespace") ?? "";
        foreach (var part in root.Parts("import")) Import(part, import);
        types = new ItemTypes(root, imports.SelectMany(i => i.Value.Types.Select(t => (Qualified(aliases[i.Key], t.Key), t.Value))), limits, Complain);
        emptyScope = Scope.Empty.WithTypes(types.All.Select(t => (t.Key, t.Value)));
    }

    public ReadModel Run()
    {
        if (!root.IsCalled("definitions"))
            return new(null, [new("feel.no-model", root.Line(), root.Column(), $"A .dmn file begins with definitions, and this one with {root.Name.LocalName}", IsFatal: true)]);
        var bodies = new Dictionary<string, Action>(StringComparer.Ordinal);
        foreach (var source in root.Elements()) Read(source, bodies);
        // Now that every element is there, what they are made of can be read.
        order = new RequirementOrder(sources, space);
        foreach (var id in order.Ids) bodies.GetValueOrDefault(id)?.Invoke();
        return new(new DmnModel(root.Name() ?? "", space, [.. byId.Values.Distinct()], byId, types.All, aliases, limits), mistakes);
    }

    private static string Qualified(string alias, string name) => alias.Length == 0 ? name : $"{alias}.{name}";

    private void Complain(XElement at, string code, string sentence) => mistakes.Add(new("feel." + code, at.Line(), at.Column(), sentence, IsFatal: false));

    private void Import(XElement part, Func<string, DmnModel?>? import)
    {
        if (part.Named("namespace") is not { } wanted || part.Named("importType")?.Contains("DMN", StringComparison.Ordinal) is not true) return;
        if (import?.Invoke(wanted) is { } model)
        {
            imports[wanted] = model;
            aliases[wanted] = part.Name() ?? "";
        }
        else
        {
            Complain(part, "unknown-import", $"There is no model {wanted} to import");
        }
    }

    private void Read(XElement source, Dictionary<string, Action> bodies)
    {
        if (source.Name() is not { } name) return;
        var variable = source.Part("variable");
        var declared = types.Of(variable?.Named("typeRef"), variable ?? source);
        switch (source.Name.LocalName)
        {
            case "inputData":
                Keep(source, new InputElement(name, declared ?? FeelType.Any, space));
                break;
            case "decision":
                var decision = new Lazy<Body>(() => Body(source, (boxed, here) => boxed.Expression(source, here)));
                Keep(source, new DecisionElement(name, declared, decision));
                bodies[IdOf(source, name)] = () => _ = decision.Value;
                break;
            case "businessKnowledgeModel":
                var knowledge = new Lazy<Body>(() => Body(source, (boxed, here) => boxed.Function(source.Part("encapsulatedLogic"), here)));
                Keep(source, new KnowledgeElement(name, knowledge));
                bodies[IdOf(source, name)] = () => _ = knowledge.Value;
                break;
            case "decisionService":
                var offer = new Lazy<Offer>(() => new(
                    [.. Referred(source, "inputData"), .. Referred(source, "inputDecision")], [.. Referred(source, "outputDecision")]));
                Keep(source, new OfferElement(name, declared is FunctionType function ? function.Gives : declared, offer));
                break;
        }
    }

    private static string IdOf(XElement source, string name) => source.Named("id") ?? "name:" + name;

    private void Keep(XElement source, Element element)
    {
        var id = IdOf(source, element.Name);
        byId[id] = element;
        sources[id] = source;
    }

    private IEnumerable<Element> Referred(XElement source, string part) =>
        source.Parts(part).Select(p => Find(p)?.Element).OfType<Element>();

    /// <summary>What an href points at: <c>#id</c>, or a namespace before it.</summary>
    private (Element Element, string Space)? Find(XElement reference)
    {
        var href = reference.Named("href") ?? "";
        var mark = href.LastIndexOf('#');
        var (wanted, id) = mark < 0 ? ("", href) : (href[..mark], href[(mark + 1)..]);
        var found = wanted.Length == 0 || wanted == space ? byId.GetValueOrDefault(id) : imports.GetValueOrDefault(wanted)?.ById.GetValueOrDefault(id);
        if (found is not null) return (found, wanted.Length == 0 ? space : wanted);
        Complain(reference, "unknown-element", $"There is no element {href}");
        return null;
    }

    /// <summary>An element's logic, over a scope of all that it requires.</summary>
    private Body Body(XElement source, Func<BoxedReader, Surroundings, Node> read)
    {
        var names = new List<(string Name, FeelType Type)>();
        var values = new List<Func<ModelRun, object?>>();
        var imported = new Dictionary<string, List<Element>>(StringComparer.Ordinal);
        foreach (var (element, from) in Required(source))
        {
            var alias = from == space ? "" : aliases.GetValueOrDefault(from, "");
            if (alias.Length > 0) (imported.TryGetValue(alias, out var same) ? same : imported[alias] = []).Add(element);
            else if (names.All(n => n.Name != element.Name)) (names, values) = ([.. names, (element.Name, element.Type)], [.. values, element.Value]);
        }

        foreach (var (alias, elements) in imported.Where(i => names.All(n => n.Name != i.Key)))
        {
            names.Add((alias, FeelType.ContextOf(elements.Select(e => (e.Name, e.Type)))));
            values.Add(run => FeelContext.Of(elements.Select(e => new KeyValuePair<string, object?>(e.Name, e.Value(run)))));
        }

        var scope = emptyScope.With(names);
        var surroundings = Surroundings.Of(scope);
        var node = read(new BoxedReader(types, limits, mistakes), surroundings);
        return new(Formula.Of(node, scope, surroundings.All, limits), values);
    }

    private IEnumerable<(Element Element, string Space)> Required(XElement source)
    {
        foreach (var reference in RequirementOrder.References(source))
        {
            if (Find(reference) is not { } found) continue;
            if (order!.IsLoop(reference)) Complain(reference, "requires-itself", $"{source.Name()} requires itself by way of {found.Element.Name}");
            else yield return found;
        }
    }
}
