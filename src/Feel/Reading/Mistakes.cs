namespace SmartLocal.Feel;

/// <summary>Collects what is wrong with one text.</summary>
internal sealed class Mistakes(string text)
{
    private readonly List<FeelMistake> found = [];

    public IReadOnlyList<FeelMistake> Found => found;

    public void Add(string code, int at, string sentence, string? about = null)
    {
        var mistake = Make(code, at, sentence, isFatal: false, about);
        if (!found.Contains(mistake)) found.Add(mistake);
    }

    public UnreadableException Fatal(string code, int at, string sentence, string? about = null) =>
        new(Make(code, at, sentence, isFatal: true, about));

    public void Add(FeelMistake mistake) => found.Add(mistake);

    /// <summary>How many there are, to go back to when one way of reading fails.</summary>
    public int Mark() => found.Count;

    public void Forget(int mark) => found.RemoveRange(mark, found.Count - mark);

    private FeelMistake Make(string code, int at, string sentence, bool isFatal, string? about)
    {
        var before = text.AsSpan(0, Math.Min(at, text.Length));
        return new("feel." + code, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'), sentence, isFatal, about);
    }
}

/// <summary>Stops the reading of a text; never leaves the library.</summary>
internal sealed class UnreadableException(FeelMistake mistake) : Exception(mistake.Sentence)
{
    public FeelMistake Mistake => mistake;
}
