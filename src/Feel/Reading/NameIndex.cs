namespace SmartLocal.Feel;

/// <summary>Names by their first piece, the longest first.</summary>
internal sealed class NameIndex<T>
{
    private readonly Dictionary<string, List<(string[] Pieces, T What)>> byFirst = new(StringComparer.Ordinal);

    public NameIndex(IEnumerable<(string Name, T What)> names)
    {
        foreach (var (name, what) in names) Add(name, what);
    }

    public void Add(string name, T what)
    {
        var pieces = Pieces.Of(name);
        if (pieces.Length == 0) return;
        if (!byFirst.TryGetValue(pieces[0], out var same)) byFirst.Add(pieces[0], same = []);
        same.RemoveAll(s => s.Pieces.AsSpan().SequenceEqual(pieces));
        var place = same.FindIndex(s => s.Pieces.Length < pieces.Length);
        same.Insert(place < 0 ? same.Count : place, (pieces, what));
    }

    /// <summary>The longest name that the tokens begin with, and how many tokens it takes.</summary>
    public int Longest(ReadOnlySpan<Token> tokens, out T? what)
    {
        what = default;
        if (tokens[0].Kind is TokenKind.String or TokenKind.AtLiteral || !byFirst.TryGetValue(tokens[0].Text, out var same)) return 0;
        foreach (var (pieces, found) in same)
        {
            if (!Begins(tokens, pieces)) continue;
            what = found;
            return pieces.Length;
        }

        return 0;
    }

    private static bool Begins(ReadOnlySpan<Token> tokens, string[] pieces)
    {
        if (tokens.Length < pieces.Length) return false;
        for (var i = 0; i < pieces.Length; i++)
            if (tokens[i].Kind is TokenKind.String or TokenKind.AtLiteral || tokens[i].Text != pieces[i]) return false;
        return true;
    }
}
