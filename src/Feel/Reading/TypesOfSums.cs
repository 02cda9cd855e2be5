namespace SmartLocal.Feel;

/// <summary>What comes of which sum (DMN 1.5, 10.3.2.13, tables 55 to 58); null for sums that are never anything but null.</summary>
internal static class TypesOfSums
{
    public static FeelType? Negated(FeelType of) => of switch
    {
        AnyType => of,
        LimitedType limited => Negated(limited.Of),
        SimpleType { Kind: FeelKind.Number or FeelKind.YearsMonths or FeelKind.DaysTime or FeelKind.Null } => of,
        _ => null,
    };

    public static FeelType? Of(string sign, FeelType left, FeelType right)
    {
        if (left is LimitedType a) return Of(sign, a.Of, right);
        if (right is LimitedType b) return Of(sign, left, b.Of);
        if (left is AnyType || right is AnyType || left is UnionType || right is UnionType) return FeelType.Any;
        if (left is not SimpleType { Kind: var x } || right is not SimpleType { Kind: var y }) return null;
        if (x == FeelKind.Null || y == FeelKind.Null) return FeelType.Null;
        return sign switch
        {
            "+" => Added(x, y, left) ?? Added(y, x, right),
            "-" => Subtracted(x, y, left),
            "*" => x == FeelKind.Number && (y == FeelKind.Number || IsDuration(y)) ? right : IsDuration(x) && y == FeelKind.Number ? left : null,
            "/" => IsDuration(x) && x == y ? FeelType.Number : (x == FeelKind.Number || IsDuration(x)) && y == FeelKind.Number ? left : null,
            _ => x == FeelKind.Number && y == FeelKind.Number ? left : null,
        };
    }

    private static FeelType? Added(FeelKind x, FeelKind y, FeelType left) => (x, y) switch
    {
        (FeelKind.Number, FeelKind.Number) or (FeelKind.String, FeelKind.String) => left,
        (FeelKind.Date or FeelKind.DateTime, FeelKind.YearsMonths or FeelKind.DaysTime) or (FeelKind.Time, FeelKind.DaysTime) => left,
        _ => IsDuration(x) && x == y ? left : null,
    };

    private static FeelType? Subtracted(FeelKind x, FeelKind y, FeelType left) => (x, y) switch
    {
        (FeelKind.Number, FeelKind.Number) => left,
        (FeelKind.Date or FeelKind.DateTime, FeelKind.Date or FeelKind.DateTime) or (FeelKind.Time, FeelKind.Time) => FeelType.DaysTime,
        (FeelKind.Date or FeelKind.DateTime, FeelKind.YearsMonths or FeelKind.DaysTime) or (FeelKind.Time, FeelKind.DaysTime) => left,
        _ => IsDuration(x) && x == y ? left : null,
    };

    private static bool IsDuration(FeelKind kind) => kind is FeelKind.YearsMonths or FeelKind.DaysTime;
}
