namespace SmartLocal.Feel;

/// <summary>
/// The three-valued logic of FEEL (DMN 1.5, 10.3.2.10): what isn't a boolean counts as null. What is unknown may be any of the
/// three, and doesn't matter where the other side decides.
/// </summary>
internal static class Logic
{
    public static object? And(object? a, object? b)
    {
        if (a is false || b is false) return Truth.No;
        return Unknown.Any(a, b) is { } unknown ? unknown : a is true && b is true ? Truth.Yes : null;
    }

    public static object? Or(object? a, object? b)
    {
        if (a is true || b is true) return Truth.Yes;
        return Unknown.Any(a, b) is { } unknown ? unknown : a is false && b is false ? Truth.No : null;
    }

    public static object? Not(object? a) => a switch
    {
        bool truth => Truth.Of(!truth),
        Unknown => a,
        _ => null,
    };
}
