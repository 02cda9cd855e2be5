namespace SmartLocal.Feel;

/// <summary>What can be said although something is unknown.</summary>
internal static class Unknowns
{
    /// <summary>Either of two values, it isn't known which: known only if they are the same.</summary>
    public static object? Either(Unknown by, object? a, object? b)
    {
        var within = Unknown.Within(a, b);
        return within is null && FeelValue.KindOf(a) == FeelValue.KindOf(b) && Equality.Same(a, b) && Written.Literal(a) == Written.Literal(b)
            ? a : by.And(within);
    }
}
