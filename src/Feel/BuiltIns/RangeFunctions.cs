namespace SmartLocal.Feel;

/// <summary>How points and ranges lie to each other (DMN 1.5, 10.3.4.8, table 80). Null where they can't be compared.</summary>
internal static class RangeFunctions
{
    private static readonly Func<Span, Span, bool> Before = (a, b) => Compare(a.End, b.Start) is var c && (c < 0 || (c == 0 && !(a.EndIncluded && b.StartIncluded)));

    private static readonly Func<Span, Span, bool> Meets = (a, b) => a.EndIncluded && b.StartIncluded && Compare(a.End, b.Start) == 0;

    private static readonly Func<Span, Span, bool> Includes = (a, b) => StartsBy(a, b) && EndsAfter(a, b);

    private static readonly Func<Span, Span, bool> Overlap = (a, b) => !Before(a, b) && !Before(b, a);

    private static readonly Func<Span, Span, bool> OverlapsBefore = (a, b) =>
        !Before(a, b) && (Compare(a.Start, b.Start) < 0 || (Compare(a.Start, b.Start) == 0 && a.StartIncluded && !b.StartIncluded)) && EndsAfter(b, a);

    private static readonly Func<Span, Span, bool> Finishes = (a, b) => Compare(a.End, b.End) == 0 && a.EndIncluded == b.EndIncluded && StartsBy(b, a);

    private static readonly Func<Span, Span, bool> Starts = (a, b) => Compare(a.Start, b.Start) == 0 && a.StartIncluded == b.StartIncluded && EndsAfter(b, a);

    private static readonly Func<Span, Span, bool> Coincide = (a, b) => a == b;

    public static IEnumerable<BuiltIn> All =>
    [
        Make("before", Before, Ways.All),
        Make("after", Swapped(Before), Ways.All),
        Make("meets", Meets, Ways.Ranges),
        Make("met by", Swapped(Meets), Ways.Ranges),
        Make("overlaps", Overlap, Ways.Ranges),
        Make("overlaps before", OverlapsBefore, Ways.Ranges),
        Make("overlaps after", Swapped(OverlapsBefore), Ways.Ranges),
        Make("finishes", Finishes, Ways.Ranges | Ways.PointRange),
        Make("finished by", Swapped(Finishes), Ways.Ranges | Ways.RangePoint),
        Make("includes", Includes, Ways.Ranges | Ways.RangePoint),
        Make("during", Swapped(Includes), Ways.Ranges | Ways.PointRange),
        Make("starts", Starts, Ways.Ranges | Ways.PointRange),
        Make("started by", Swapped(Starts), Ways.Ranges | Ways.RangePoint),
        Make("coincides", Coincide, Ways.Ranges | Ways.Points),
        BuiltIns.Make("range", FeelType.RangeOf(FeelType.Any), "from: string", a => Formula.RangeFrom((string)a[0]!)),
    ];

    [Flags]
    private enum Ways
    {
        Ranges = 1,
        PointRange = 2,
        RangePoint = 4,
        Points = 8,
        All = Ranges | PointRange | RangePoint | Points,
    }

    private static BuiltIn Make(string name, Func<Span, Span, bool> holds, Ways ways)
    {
        var signatures = new List<Signature>();
        Add(Ways.Ranges, "range1: range, range2: range");
        Add(Ways.PointRange, "point: any, range: range");
        Add(Ways.RangePoint, "range: range, point: any");
        Add(Ways.Points, "point1: any, point2: any");
        return new(name, FeelType.Boolean, signatures);

        void Add(Ways way, string parameters)
        {
            if (ways.HasFlag(way)) signatures.Add(new(parameters, (a, _) => Related(a[0]!, a[1]!, holds)));
        }
    }

    private static Func<Span, Span, bool> Swapped(Func<Span, Span, bool> holds) => (a, b) => holds(b, a);

    private static object? Related(object a, object b, Func<Span, Span, bool> holds)
    {
        var ends = Ends(a).Concat(Ends(b)).ToArray();
        return ends.All(e => Order.Of(ends[0], e) is not null) ? Truth.Of(holds(Span.Of(a), Span.Of(b))) : null;
    }

    private static IEnumerable<object> Ends(object value) =>
        value is FeelRange range ? new[] { range.From, range.To }.OfType<object>() : [value];

    private static bool StartsBy(Span a, Span b) => Compare(a.Start, b.Start) is var c && (c < 0 || (c == 0 && (a.StartIncluded || !b.StartIncluded)));

    private static bool EndsAfter(Span a, Span b) => Compare(a.End, b.End) is var c && (c > 0 || (c == 0 && (a.EndIncluded || !b.EndIncluded)));

    private static int Compare(Edge a, Edge b) =>
        a.Value is null || b.Value is null ? Side(a).CompareTo(Side(b)) : Math.Sign(Order.Of(a.Value, b.Value) ?? 0);

    private static int Side(Edge edge) => edge.Value is null ? edge.Beyond : 0;

    /// <summary>An end, or where there is none the side on which everything lies within.</summary>
    private sealed record Edge(object? Value, int Beyond);

    /// <summary>A range, or a point as the range of itself.</summary>
    private sealed record Span(Edge Start, bool StartIncluded, Edge End, bool EndIncluded)
    {
        public static Span Of(object value) => value is FeelRange range
            ? new(new(range.From, -1), range.StartIncluded, new(range.To, 1), range.EndIncluded)
            : new(new(value, 0), true, new(value, 0), true);

        public bool Equals(Span? other) => other is not null && Compare(Start, other.Start) == 0 && Compare(End, other.End) == 0
            && StartIncluded == other.StartIncluded && EndIncluded == other.EndIncluded;

        public override int GetHashCode() => 0;
    }
}
