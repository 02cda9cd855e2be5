namespace SmartLocal.Feel;

/// <summary>What a built-in function gives, where that depends on what it is given.</summary>
internal static class TypesOfCalls
{
    public static FeelType Of(BuiltIn function, IReadOnlyList<Node> arguments) => (function.Name, arguments) switch
    {
        ("abs", [var only]) => only.Type,
        ("min" or "max", [{ Type: ListType list }]) => list.Of,
        ("min" or "max", { Count: > 1 }) => arguments.Select(a => a.Type).Aggregate(FeelType.Either),
        ("sublist" or "reverse" or "distinct values" or "remove" or "sort", [{ Type: ListType list }, ..]) => list,
        ("append", [{ Type: ListType list }, var item]) => FeelType.ListOf(FeelType.Either(list.Of, item.Type)),
        ("duration", [Literal { Value: string text }]) => TimeText.Duration(text) switch
        {
            DaysTime => FeelType.DaysTime,
            YearsMonths => FeelType.YearsMonths,
            _ => FeelType.Null,
        },
        ("get value", [{ Type: ContextType context }, Literal { Value: string key }]) => context[key] ?? FeelType.Any,
        _ => function.Result,
    };
}
