namespace SmartLocal.Feel;

/// <summary>Something wrong with a formula or a model, where, and in a sentence.</summary>
/// <param name="Code">A word for the kind of mistake, under which a sentence in another language can be kept: <c>feel.unknown-name</c>.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1, in UTF-16 units.</param>
/// <param name="Sentence">What is wrong, in English.</param>
/// <param name="IsFatal">Whether there is no formula at all. Otherwise it can be evaluated as the standard says, which as a rule gives null there.</param>
/// <param name="About">What the sentence names: the unknown name, the type that doesn't fit; null where it names nothing.</param>
public sealed record FeelMistake(string Code, int Line, int Column, string Sentence, bool IsFatal, string? About = null)
{
    /// <summary>Where and what, on one line.</summary>
    public override string ToString() => $"{Line}:{Column} {Sentence}";
}
