using System.Xml;
using System.Xml.Linq;

namespace SmartLocal.Feel;

/// <summary>
/// A decision model: the inputs, decisions, business knowledge and services of a .dmn file (DMN 1.5, 6 and 12), ready to be
/// evaluated by any number of threads at once.
/// </summary>
public sealed class DmnModel
{
    private readonly Limits limits;

    internal DmnModel(string name, string space, IReadOnlyList<Element> elements, IReadOnlyDictionary<string, Element> byId, IReadOnlyDictionary<string, FeelType> types, IReadOnlyDictionary<string, string> aliases, Limits limits)
    {
        (Name, Namespace, Elements, ById, Types, Aliases, this.limits) = (name, space, elements, byId, types, aliases, limits);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The namespace by which other models import it.</summary>
    public string Namespace { get; }

    /// <summary>The names of its inputs.</summary>
    public IEnumerable<string> Inputs => Elements.OfType<InputElement>().Select(e => e.Name);

    /// <summary>The names of its decisions.</summary>
    public IEnumerable<string> Decisions => Elements.OfType<DecisionElement>().Select(e => e.Name);

    /// <summary>The names of its decision services.</summary>
    public IEnumerable<string> Services => Elements.OfType<OfferElement>().Select(e => e.Name);

    internal IReadOnlyList<Element> Elements { get; }

    internal IReadOnlyDictionary<string, Element> ById { get; }

    internal IReadOnlyDictionary<string, FeelType> Types { get; }

    internal IReadOnlyDictionary<string, string> Aliases { get; }

    /// <summary>Reads the text of a .dmn file. A document type definition is refused, as is a file larger or deeper than the limits.</summary>
    /// <param name="text">The file.</param>
    /// <param name="import">Gives the models that it imports by their namespace.</param>
    /// <param name="limits">What it may ask for.</param>
    public static ReadModel Read(string text, Func<string, DmnModel?>? import = null, Limits? limits = null)
    {
        limits ??= Limits.Usual;
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = limits.ModelLength, XmlResolver = null };
            using (var reader = XmlReader.Create(new StringReader(text), settings))
                while (reader.Read())
                    if (reader.Depth > limits.ModelNesting) throw new XmlException($"Its elements are nested more than {limits.ModelNesting} deep");
            using var again = XmlReader.Create(new StringReader(text), settings);
            return new ModelReader(XDocument.Load(again, LoadOptions.SetLineInfo).Root!, import, limits).Run();
        }
        catch (XmlException exception)
        {
            return new(null, [new("feel.no-model", Math.Max(1, exception.LineNumber), Math.Max(1, exception.LinePosition), $"This is no .dmn file: {exception.Message}", IsFatal: true)]);
        }
    }

    /// <summary>The value of a decision for these inputs; those that are missing are null.</summary>
    /// <exception cref="KeyNotFoundException">There is no decision of this name.</exception>
    /// <exception cref="LimitReachedException">It asks for more than its limits allow.</exception>
    public FeelValue Decide(string decision, FeelContext inputs, FeelClock? clock = null) =>
        new(Find<DecisionElement>(decision).Value(new(inputs, Aliases, new Run(limits, clock))));

    /// <summary>What a decision service gives: the value of its one decision, or a context of several.</summary>
    /// <exception cref="KeyNotFoundException">There is no service of this name.</exception>
    /// <exception cref="LimitReachedException">It asks for more than its limits allow.</exception>
    public FeelValue Serve(string service, FeelContext inputs, FeelClock? clock = null)
    {
        var offer = Find<OfferElement>(service);
        var run = new Run(limits, clock);
        return new(offer.Give([.. offer.Offer.Takes.Select(t => inputs[t.Name].Raw)], new(inputs, Aliases, run), run));
    }

    /// <summary>The value of a business knowledge model for arguments by name.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    /// <exception cref="LimitReachedException">It asks for more than its limits allow.</exception>
    public FeelValue Apply(string knowledge, FeelContext arguments, FeelClock? clock = null)
    {
        var run = new Run(limits, clock);
        var function = Find<KnowledgeElement>(knowledge).Value(new(FeelContext.Empty, Aliases, run)) as FeelFunction;
        return new(function?.Call(new([.. arguments.Values], [.. arguments.Names]), run));
    }

    /// <summary>What can be said of a decision while inputs are unknown: see <see cref="Formula.Suppose"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is no decision of this name.</exception>
    /// <exception cref="LimitReachedException">It asks for more than its limits allow.</exception>
    public Outcome Suppose(string decision, FeelContext inputs, IEnumerable<string> unknown, FeelClock? clock = null)
    {
        var all = FeelContext.Of(inputs.Entries().Concat(unknown.Select(n => new KeyValuePair<string, object?>(n, Unknown.Of(n)))));
        return Outcome.Of(Find<DecisionElement>(decision).Value(new(all, Aliases, new Run(limits, clock, isSupposing: true))));
    }

    private T Find<T>(string name)
        where T : Element => Elements.OfType<T>().FirstOrDefault(e => e.Name == name) ?? throw new KeyNotFoundException($"The model has no {name}");
}
