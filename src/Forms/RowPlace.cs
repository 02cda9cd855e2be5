namespace SmartLocal.Forms;

/// <summary>Where on a page with rows somebody is. Beyond a few rows only one stands open and the others are a line each; of those, a page shows some.</summary>
/// <param name="Open">The row that stands open, <c>児童.17</c> or one in a row of it; null for none.</param>
/// <param name="From">The row with which the lines begin, <c>児童.50</c>; where null, those about the open row are shown.</param>
public sealed record RowPlace(string? Open = null, string? From = null)
{
    /// <summary>So many rows stand open all together.</summary>
    public const int Few = 10;

    /// <summary>So many lines stand on a page.</summary>
    public const int Lines = 50;

    /// <summary>A group whose rows are lines however few they are, or the one row that is shown; null on a page with everything.</summary>
    public string? Alone { get; init; }

    /// <summary>Every row stands open, however many there are: on a page that keeps nothing between two presses.</summary>
    public bool AllOpen { get; init; }

    /// <summary>The row, <c>児童.3</c>, or the group, <c>児童</c>, at which whoever has pressed a button finds herself; null for the top of the page.</summary>
    public string? Focused { get; init; }

    /// <summary>The row of the group that alone is shown, or null.</summary>
    internal int? OnlyRow(string group) => Alone is { } alone && PlaceIn(alone, group) is { } row ? row : null;

    /// <summary>Whether the rows of the group are lines, all but one.</summary>
    internal bool HasLines(string group, int count) => !AllOpen && (Alone == group || (OnlyRow(group) is null && count > Few));

    /// <summary>The rows that stand open.</summary>
    internal IEnumerable<int> OpenRows(string group, int count)
    {
        if (OnlyRow(group) is { } only) return [only];
        if (!HasLines(group, count)) return Enumerable.Range(0, count);
        return PlaceIn(Open, group) is { } open && open < count ? [open] : [];
    }

    /// <summary>Whether the row stands open.</summary>
    public bool IsOpen(string group, int row, int count) => OpenRows(group, count).Contains(row);

    /// <summary>The first row of which there is a line.</summary>
    internal int FirstLine(string group, int count)
    {
        var about = PlaceIn(From, group) ?? PlaceIn(Open, group) ?? 0;
        return Math.Clamp(about, 0, Math.Max(0, count - 1)) / Lines * Lines;
    }

    private static int? PlaceIn(string? path, string group)
    {
        if (path is null || path.Length <= group.Length + 1 || path[group.Length] != '.' || !path.StartsWith(group, StringComparison.Ordinal)) return null;
        var rest = path[(group.Length + 1)..];
        var end = rest.IndexOf('.', StringComparison.Ordinal);
        return int.TryParse(end < 0 ? rest : rest[..end], out var place) && place >= 0 ? place : null;
    }
}
