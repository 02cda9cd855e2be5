using System.Collections.Frozen;

namespace SmartLocal.Feel;

/// <summary>
/// A value of FEEL: one of the kinds of <see cref="FeelKind"/>, never changed. Two are equal when FEEL finds them equal and of
/// the same kind (DMN 1.5, 10.3.2.7). <c>default</c> is null. Reading one as a kind that it isn't is a programmer's mistake and
/// throws <see cref="InvalidCastException"/>.
/// </summary>
public readonly struct FeelValue : IEquatable<FeelValue>
{
    /// <summary>No value.</summary>
    public static readonly FeelValue Null;

    private static readonly FrozenDictionary<Type, FeelKind> Kinds = new Dictionary<Type, FeelKind>
    {
        [typeof(bool)] = FeelKind.Boolean,
        [typeof(decimal)] = FeelKind.Number,
        [typeof(string)] = FeelKind.String,
        [typeof(FeelDate)] = FeelKind.Date,
        [typeof(FeelTime)] = FeelKind.Time,
        [typeof(FeelDateTime)] = FeelKind.DateTime,
        [typeof(YearsMonths)] = FeelKind.YearsMonths,
        [typeof(DaysTime)] = FeelKind.DaysTime,
        [typeof(FeelList)] = FeelKind.List,
        [typeof(FeelContext)] = FeelKind.Context,
        [typeof(FeelRange)] = FeelKind.Range,
        [typeof(FeelFunction)] = FeelKind.Function,
    }.ToFrozenDictionary();

    internal FeelValue(object? raw) => Raw = raw;

    /// <summary>What kind of thing it is.</summary>
    public FeelKind Kind => KindOf(Raw);

    /// <summary>Whether it is null.</summary>
    public bool IsNull => Raw is null;

    /// <summary>Whether it is the boolean true.</summary>
    public bool IsTrue => Raw is true;

    /// <summary>As the interpreter holds it: null, bool, decimal, string, or a value type of this folder.</summary>
    internal object? Raw { get; }

    /// <summary>The boolean as a value.</summary>
    public static implicit operator FeelValue(bool value) => new(Truth.Of(value));

    /// <summary>The number as a value.</summary>
    public static implicit operator FeelValue(decimal value) => new(value);

    /// <summary>The number as a value.</summary>
    public static implicit operator FeelValue(int value) => new((decimal)value);

    /// <summary>The string, or null as a value.</summary>
    public static implicit operator FeelValue(string? value) => new(value);

    /// <summary>The day as a value.</summary>
    public static implicit operator FeelValue(DateOnly value) => new(new FeelDate(value.Year, value.Month, value.Day));

    /// <summary>The day as a value.</summary>
    public static implicit operator FeelValue(FeelDate value) => new(value);

    /// <summary>The time of day as a value.</summary>
    public static implicit operator FeelValue(FeelTime value) => new(value);

    /// <summary>The day and time as a value.</summary>
    public static implicit operator FeelValue(FeelDateTime value) => new(value);

    /// <summary>The duration of years and months as a value.</summary>
    public static implicit operator FeelValue(YearsMonths value) => new(value);

    /// <summary>The duration of days and time as a value.</summary>
    public static implicit operator FeelValue(DaysTime value) => new(value);

    /// <summary>The list, or null as a value.</summary>
    public static implicit operator FeelValue(FeelList? value) => new(value);

    /// <summary>The context, or null as a value.</summary>
    public static implicit operator FeelValue(FeelContext? value) => new(value);

    /// <summary>The range, or null as a value.</summary>
    public static implicit operator FeelValue(FeelRange? value) => new(value);

    /// <summary>The function, or null as a value.</summary>
    public static implicit operator FeelValue(FeelFunction? value) => new(value);

    public static bool operator ==(FeelValue a, FeelValue b) => a.Equals(b);

    public static bool operator !=(FeelValue a, FeelValue b) => !a.Equals(b);

    /// <summary>A list of these values.</summary>
    public static FeelValue ListOf(params IEnumerable<FeelValue> items) => new(new FeelList([.. items.Select(i => i.Raw)]));

    /// <summary>A context of these entries, in this order; a later one of the same name takes the earlier one's place.</summary>
    public static FeelValue ContextOf(params IEnumerable<(string Name, FeelValue Value)> entries) =>
        new(FeelContext.Of(entries.Select(e => new KeyValuePair<string, object?>(e.Name, e.Value.Raw))));

    /// <summary>
    /// A context that is one of many of its kind. What it lacks is passed over where a part of all of them is asked for: of rows of
    /// which one has no amount, <c>sum(rows.amount)</c> is the sum of the others. By the standard it would be null.
    /// </summary>
    public static FeelValue RowOf(params IEnumerable<(string Name, FeelValue Value)> entries)
    {
        var (names, values) = (new List<string>(), new List<object?>());
        foreach (var (name, value) in entries)
        {
            names.Add(name);
            values.Add(value.Raw);
        }

        return new(FeelContext.Row([.. names], [.. values]));
    }

    /// <summary>The boolean.</summary>
    public bool AsBoolean() => (bool)Held();

    /// <summary>The number.</summary>
    public decimal AsNumber() => (decimal)Held();

    /// <summary>The string.</summary>
    public string AsString() => (string)Held();

    /// <summary>The day.</summary>
    public FeelDate AsDate() => (FeelDate)Held();

    /// <summary>The time of day.</summary>
    public FeelTime AsTime() => (FeelTime)Held();

    /// <summary>The day and time.</summary>
    public FeelDateTime AsDateTime() => (FeelDateTime)Held();

    /// <summary>The duration of years and months.</summary>
    public YearsMonths AsYearsMonths() => (YearsMonths)Held();

    /// <summary>The duration of days and time.</summary>
    public DaysTime AsDaysTime() => (DaysTime)Held();

    /// <summary>The list.</summary>
    public FeelList AsList() => (FeelList)Held();

    /// <summary>The context.</summary>
    public FeelContext AsContext() => (FeelContext)Held();

    /// <summary>The range.</summary>
    public FeelRange AsRange() => (FeelRange)Held();

    /// <summary>The function.</summary>
    public FeelFunction AsFunction() => (FeelFunction)Held();

    /// <inheritdoc/>
    public bool Equals(FeelValue other) => Equality.Same(Raw, other.Raw);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FeelValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Equality.HashOf(Raw);

    /// <summary>The value as FEEL writes it: <c>"a"</c>, <c>[1, 2]</c>, <c>date("2026-04-01")</c>.</summary>
    public override string ToString() => Written.Literal(Raw);

    internal static FeelKind KindOf(object? raw) => raw is null ? FeelKind.Null : Kinds[raw.GetType()];

    private object Held() => Raw ?? throw new InvalidCastException("The value is null");
}
