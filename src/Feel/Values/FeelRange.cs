namespace SmartLocal.Feel;

/// <summary>Everything from a start to an end, of one kind; an end that is null is open without bound (DMN 1.5, 10.3.2.5).</summary>
public sealed class FeelRange
{
    internal FeelRange(object? start, bool startIncluded, object? end, bool endIncluded)
    {
        From = start;
        To = end;
        StartIncluded = startIncluded;
        EndIncluded = endIncluded;
    }

    /// <summary>The start, or null where there is none.</summary>
    public FeelValue Start => new(From);

    /// <summary>Whether the start belongs to it.</summary>
    public bool StartIncluded { get; }

    /// <summary>The end, or null where there is none.</summary>
    public FeelValue End => new(To);

    /// <summary>Whether the end belongs to it.</summary>
    public bool EndIncluded { get; }

    internal object? From { get; }

    internal object? To { get; }

    /// <summary>As FEEL writes it.</summary>
    public override string ToString() => Written.Literal(this);

    /// <summary>Both ends must be there and of one kind that has an order; FEEL gives null otherwise.</summary>
    internal static object? Between(object? start, bool startIncluded, object? end, bool endIncluded)
    {
        if (Unknown.Any(start, end) is { } unknown) return unknown;
        return Order.Of(start, end) is null ? null : new FeelRange(start, startIncluded, end, endIncluded);
    }

    /// <summary>True, false, or null where the value can't be compared with the ends.</summary>
    internal bool? Contains(object? value)
    {
        bool? above = true, below = true;
        if (From is not null) above = Order.Of(value, From) is { } low ? low > 0 || (low == 0 && StartIncluded) : null;
        if (To is not null) below = Order.Of(value, To) is { } high ? high < 0 || (high == 0 && EndIncluded) : null;
        return above is false || below is false ? false : above is null || below is null || value is null ? null : true;
    }
}
