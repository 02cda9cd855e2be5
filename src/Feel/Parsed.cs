namespace SmartLocal.Feel;

/// <summary>What came of reading a text.</summary>
/// <param name="Formula">The formula; null where a mistake is fatal.</param>
/// <param name="Mistakes">Everything that is wrong: what can't be read, and what is read and can't be right (types that don't go together, unknown names).</param>
public sealed record Parsed(Formula? Formula, IReadOnlyList<FeelMistake> Mistakes)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsSound => Formula is not null && Mistakes.Count == 0;
}
