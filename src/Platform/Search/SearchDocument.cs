namespace SmartLocal.Platform.Search;

/// <summary>Something that can be found, with what is said of it.</summary>
/// <param name="What">The thing itself.</param>
/// <param name="Fields">What is said of it.</param>
public sealed record SearchDocument<T>(T What, IReadOnlyList<SearchField> Fields)
{
    /// <summary>Words in kanji, and how they are read.</summary>
    public IReadOnlyList<(string Written, string Reading)> Readings { get; init; } = [];

    /// <summary>By what part more it counts than its words alone, 0 to 1: of things that fit alike people look for some more often.</summary>
    public double Standing { get; init; }
}

/// <summary>What is said of a thing in one respect.</summary>
/// <param name="Weight">How much it says that a word stands there, against the other fields.</param>
/// <param name="Texts">Plain texts in every language, and how they are read.</param>
public sealed record SearchField(int Weight, IReadOnlyList<string> Texts)
{
    /// <summary>Whether people look for the thing by these words themselves: then a slip in one of them is forgiven.</summary>
    public bool IsName { get; init; }
}

/// <summary>What was found.</summary>
/// <param name="All">All of it, the fittest first.</param>
public sealed record SearchFindings<T>(IReadOnlyList<T> All)
{
    /// <summary>Where nothing was found: what is called most like it.</summary>
    public IReadOnlyList<T> Near { get; init; } = [];

    /// <summary>The words that were looked for in place of those that were typed, where nobody has such a word.</summary>
    public IReadOnlyList<string> Instead { get; init; } = [];
}
