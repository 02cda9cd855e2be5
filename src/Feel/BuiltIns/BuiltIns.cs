namespace SmartLocal.Feel;

/// <summary>All functions of the standard, by name.</summary>
internal static class BuiltIns
{
    public static IReadOnlyList<BuiltIn> All { get; } =
    [
        .. ConversionFunctions.All,
        .. NumberFunctions.All,
        .. StringFunctions.All,
        .. ListFunctions.All,
        .. AggregateFunctions.All,
        .. SortingFunctions.All,
        .. CalendarFunctions.All,
        .. RangeFunctions.All,
        .. ContextFunctions.All,
    ];

    public static NameIndex<BuiltIn> Index { get; } = new(All.Select(f => (f.Name, f)));

    public static BuiltIn Make(string name, FeelType result, string parameters, Func<object?[], Run, object?> body) =>
        new(name, result, [new(parameters, body)]);

    public static BuiltIn Make(string name, FeelType result, string parameters, Func<object?[], object?> body) =>
        new(name, result, [new(parameters, (values, _) => body(values))]);

    /// <summary>Whether a parameter was given a value.</summary>
    public static bool Given(object?[] values, int at) => values.Length > at && values[at] is not null;

    /// <summary>A number as a place or count: its decimals don't count; null when it is too large for one.</summary>
    public static int? Whole(object? number) => number is decimal value and > -2_000_000_000m and < 2_000_000_000m ? (int)decimal.Truncate(value) : null;
}
