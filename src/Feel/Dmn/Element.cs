namespace SmartLocal.Feel;

/// <summary>Something in a model that has a name and, in a run of it, a value.</summary>
internal abstract class Element(string name)
{
    public string Name => name;

    /// <summary>What type the value has, as far as it is declared or shows.</summary>
    public abstract FeelType Type { get; }

    public abstract object? Value(ModelRun run);
}

/// <summary>What a model is given.</summary>
internal sealed class InputElement(string name, FeelType type, string model) : Element(name)
{
    public override FeelType Type => type;

    /// <summary>The namespace of the model that it stands in.</summary>
    public string Model => model;

    public override object? Value(ModelRun run) => type.Take(run.Given(this));
}

/// <summary>What a model decides: an expression over what it requires.</summary>
internal sealed class DecisionElement(string name, FeelType? declared, Lazy<Body> body) : Element(name)
{
    public override FeelType Type => declared ?? body.Value.Formula.Type;

    public override object? Value(ModelRun run) => run.Once(this, () => (declared ?? FeelType.Any).Take(body.Value.In(run)));
}

/// <summary>A business knowledge model: a function over what it requires.</summary>
internal sealed class KnowledgeElement(string name, Lazy<Body> body) : Element(name)
{
    public override FeelType Type => body.Value.Formula.Type;

    public override object? Value(ModelRun run) => run.Once(this, () => body.Value.In(run));
}

/// <summary>A decision service: a function of some inputs and decisions that gives other decisions (DMN 1.5, 10.4).</summary>
internal sealed class OfferElement(string name, FeelType? result, Lazy<Offer> offer) : Element(name)
{
    public override FeelType Type => FeelType.FunctionOf(offer.Value.Takes.Select(t => t.Type), result ?? FeelType.Any);

    public Offer Offer => offer.Value;

    public override object? Value(ModelRun run) => run.Once(this, () =>
    {
        var names = Offer.Takes.Select(t => t.Name).ToArray();
        return new FeelFunction(names, Type, (arguments, inner) =>
        {
            if (arguments.InOrder(names) is not { } given) return null;
            var taken = given.Select((value, i) => Offer.Takes[i].Type.Take(value)).ToArray();
            return taken.Zip(given).Any(t => t.First is null && t.Second is not null) ? null : Give(taken, run, inner);
        });
    });

    /// <summary>What it gives for these values: one decision's value, or those of several by their names.</summary>
    public object? Give(object?[] given, ModelRun outer, Run run)
    {
        var own = outer.With(Offer.Takes.Zip(given), run);
        var values = Offer.Gives.Select(d => d.Value(own)).ToArray();
        var value = values is [var only] ? only : FeelContext.OfDistinct([.. Offer.Gives.Select(d => d.Name)], values);
        return (result ?? FeelType.Any).Take(value);
    }
}

/// <summary>What a decision service takes, in the order of its parameters, and gives.</summary>
internal sealed record Offer(IReadOnlyList<Element> Takes, IReadOnlyList<Element> Gives);

/// <summary>A formula over what an element requires: the values of its scope, slot by slot.</summary>
internal sealed record Body(Formula Formula, IReadOnlyList<Func<ModelRun, object?>> Requires)
{
    public object? In(ModelRun run)
    {
        var slots = new object?[Requires.Count];
        for (var i = 0; i < slots.Length; i++) slots[i] = Requires[i](run);
        return Formula.Value(slots, run.Run);
    }
}
