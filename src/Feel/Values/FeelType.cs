namespace SmartLocal.Feel;

/// <summary>
/// What values a name or an expression can have (DMN 1.5, 10.3.2.6 and 10.3.2.9). Null is a value of every type; a type that
/// isn't known is <see cref="Any"/>, and nothing is complained of that could be right.
/// </summary>
public abstract record FeelType
{
    /// <summary>Every value.</summary>
    public static readonly FeelType Any = new AnyType();

    /// <summary>Null alone.</summary>
    public static readonly FeelType Null = new SimpleType("Null", FeelKind.Null);

    /// <summary>Booleans.</summary>
    public static readonly FeelType Boolean = new SimpleType("boolean", FeelKind.Boolean);

    /// <summary>Numbers.</summary>
    public static readonly FeelType Number = new SimpleType("number", FeelKind.Number);

    /// <summary>Strings.</summary>
    public static readonly FeelType String = new SimpleType("string", FeelKind.String);

    /// <summary>Days.</summary>
    public static readonly FeelType Date = new SimpleType("date", FeelKind.Date);

    /// <summary>Times of day.</summary>
    public static readonly FeelType Time = new SimpleType("time", FeelKind.Time);

    /// <summary>Days with a time.</summary>
    public static readonly FeelType DateTime = new SimpleType("date and time", FeelKind.DateTime);

    /// <summary>Durations of years and months.</summary>
    public static readonly FeelType YearsMonths = new SimpleType("years and months duration", FeelKind.YearsMonths);

    /// <summary>Durations of days and time.</summary>
    public static readonly FeelType DaysTime = new SimpleType("days and time duration", FeelKind.DaysTime);

    /// <summary>The simple types, by the names that FEEL gives them.</summary>
    internal static readonly IReadOnlyList<FeelType> Named =
        [Any, Null, Boolean, Number, String, Date, Time, DateTime, YearsMonths, DaysTime];

    /// <summary>Lists of values of one type.</summary>
    public static FeelType ListOf(FeelType of) => new ListType(of);

    /// <summary>Contexts that have at least these entries.</summary>
    public static FeelType ContextOf(params IEnumerable<(string Name, FeelType Type)> entries) => new ContextType([.. entries]);

    /// <summary>Ranges between values of one type.</summary>
    public static FeelType RangeOf(FeelType of) => new RangeType(of);

    /// <summary>Functions.</summary>
    public static FeelType FunctionOf(IEnumerable<FeelType> parameters, FeelType result) => new FunctionType([.. parameters], result);

    /// <summary>As FEEL writes it: <c>list&lt;number&gt;</c>.</summary>
    public abstract override string ToString();

    /// <summary>Whether a value other than null is of the type.</summary>
    internal abstract bool Has(object value);

    /// <summary>Whether every value of this type is one of the other (DMN 1.5, 10.3.2.9.2).</summary>
    internal virtual bool Fits(FeelType other) => other is AnyType || Equals(other)
        || (other is LimitedType limited && Fits(limited.Of)) || (other is UnionType union && union.Of.Any(Fits));

    /// <summary>Whether some value may be of both: only what can't be right is a mistake.</summary>
    internal bool MayBe(FeelType other) => Fits(other) || other.Fits(this) || this is AnyType || Equals(Null) || other.Equals(Null);

    /// <summary>
    /// The value as one of this type: itself, taken out of or put into a list of one, a date as its first moment by UTC
    /// (DMN 1.5, 10.3.2.9.4); null where it can't be one.
    /// </summary>
    internal object? Take(object? value)
    {
        if (value is null || this is AnyType || (value is FeelList && this is ListType { Of: AnyType })) return value;
        if (Unknown.Within(value) is { } unknown) return unknown;
        if (Allows(value)) return value;
        if (value is FeelList { Count: 1 } list && this is not ListType && list.Items[0] is { } only && Allows(only)) return only;
        if (this is ListType of && value is not FeelList && of.Of.Allows(value)) return new FeelList([value]);
        return value is FeelDate date && Equals(DateTime) ? FeelDateTime.Midnight(date, utc: true) : null;
    }

    /// <summary>Like <see cref="Has"/>, and among the allowed values where the type has some.</summary>
    internal virtual bool Allows(object value) => Has(value);

    /// <summary>The common type of two: one of them where the other fits in, else any.</summary>
    internal static FeelType Either(FeelType a, FeelType b) =>
        a.Equals(Null) || a.Fits(b) ? b : b.Equals(Null) || b.Fits(a) ? a : Any;
}

internal sealed record AnyType : FeelType
{
    public override string ToString() => "Any";

    internal override bool Has(object value) => true;
}

internal sealed record SimpleType(string Name, FeelKind Kind) : FeelType
{
    public override string ToString() => Name;

    internal override bool Has(object value) => FeelValue.KindOf(value) == Kind;

    internal override bool Fits(FeelType other) => base.Fits(other) || Kind == FeelKind.Null;
}

internal sealed record ListType(FeelType Of) : FeelType
{
    public override string ToString() => $"list<{Of}>";

    internal override bool Has(object value) => value is FeelList list && list.Items.All(i => i is null || Of.Has(i));

    internal override bool Allows(object value) => value is FeelList list && list.Items.All(i => i is null || Of.Allows(i));

    internal override bool Fits(FeelType other) => base.Fits(other) || (other is ListType list && Of.Fits(list.Of));
}

internal sealed record RangeType(FeelType Of) : FeelType
{
    public override string ToString() => $"range<{Of}>";

    internal override bool Has(object value) =>
        value is FeelRange range && (range.From is null || Of.Has(range.From)) && (range.To is null || Of.Has(range.To));

    internal override bool Fits(FeelType other) => base.Fits(other) || (other is RangeType range && Of.Fits(range.Of));
}

internal sealed record ContextType(IReadOnlyList<(string Name, FeelType Type)> Entries) : FeelType
{
    public FeelType? this[string name]
    {
        get
        {
            foreach (var entry in Entries)
                if (entry.Name == name) return entry.Type;
            return null;
        }
    }

    public override string ToString() => $"context<{string.Join(", ", Entries.Select(e => $"{e.Name}: {e.Type}"))}>";

    public bool Equals(ContextType? other) => other is not null && Entries.SequenceEqual(other.Entries);

    public override int GetHashCode() => Entries.Count;

    internal override bool Has(object value) => Holds(value, (type, entry) => type.Has(entry));

    internal override bool Allows(object value) => Holds(value, (type, entry) => type.Allows(entry));

    internal override bool Fits(FeelType other) =>
        base.Fits(other) || (other is ContextType context && context.Entries.All(e => this[e.Name]?.Fits(e.Type) is true));

    private bool Holds(object value, Func<FeelType, object, bool> holds) =>
        value is FeelContext context && Entries.All(e => context.Find(e.Name, out var entry) && (entry is null || holds(e.Type, entry)));
}

internal sealed record FunctionType(IReadOnlyList<FeelType>? Parameters, FeelType Gives) : FeelType
{
    /// <summary>A function of whose parameters nothing is said.</summary>
    public static readonly FunctionType Whatever = new(null, Any);

    public override string ToString() => Parameters is null ? "function" : $"function<{string.Join(", ", Parameters)}> -> {Gives}";

    public bool Equals(FunctionType? other) => other is not null && Gives.Equals(other.Gives)
        && (Parameters is null ? other.Parameters is null : other.Parameters is not null && Parameters.SequenceEqual(other.Parameters));

    public override int GetHashCode() => Gives.GetHashCode();

    internal override bool Has(object value) => value is FeelFunction function && function.Type.Fits(this);

    /// <summary>A function fits where it takes at least what is given and gives at most what is expected.</summary>
    internal override bool Fits(FeelType other) => base.Fits(other)
        || (other is FunctionType function && Gives.MayBe(function.Gives)
            && (Parameters is null || function.Parameters is null
                || (Parameters.Count == function.Parameters.Count && Parameters.Zip(function.Parameters).All(p => p.Second.Fits(p.First)))));
}

/// <summary>One of several types: what some built-in functions take.</summary>
internal sealed record UnionType(IReadOnlyList<FeelType> Of) : FeelType
{
    public override string ToString() => string.Join(" or ", Of);

    public bool Equals(UnionType? other) => other is not null && Of.SequenceEqual(other.Of);

    public override int GetHashCode() => Of.Count;

    internal override bool Has(object value) => Of.Any(t => t.Has(value));

    internal override bool Fits(FeelType other) => base.Fits(other) || Of.All(t => t.Fits(other));
}

/// <summary>A type whose values are among the allowed ones. <c>instance of</c> asks for the type alone.</summary>
internal sealed record LimitedType(FeelType Of, Formula Allowed) : FeelType
{
    public override string ToString() => Of.ToString();

    internal override bool Has(object value) => Of.Has(value);

    internal override bool Allows(object value) => Of.Allows(value) && Allowed.AllowsValue(value);

    internal override bool Fits(FeelType other) => base.Fits(other) || Of.Fits(other);
}
