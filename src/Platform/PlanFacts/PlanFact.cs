using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.PlanFacts;

/// <summary>
/// What a module gives a figure of the city's plan: which of its journal entries count, and by which sealed fact. Stated in
/// the module's file by <c>module.PlanFact(...)</c>; Plan counts from the sealed journal alone and never sees the module, so a
/// figure stays the same when the entry's payload is erased.
/// </summary>
/// <param name="Figure">The figure's name, the same for every city: <c>decisions</c>. A plan says by <c>measure: { of: decisions }</c> which of its own numbers it feeds.</param>
/// <param name="Entry">Name of the entry, <c>records.draft-decided</c>.</param>
public sealed record PlanFact(string Figure, string Entry)
{
    /// <summary>Only entries whose sealed facts have all these values count.</summary>
    public IReadOnlyList<Fact> Where { get; init; } = [];

    /// <summary>The fact whose value splits the figure: <c>channel</c>, <c>method</c>. Channel and office of the act stand in where the entry has no such fact.</summary>
    public string? By { get; init; }

    /// <summary>The part of the figure to which every entry goes; instead of <see cref="By"/>.</summary>
    public string? As { get; init; }

    /// <summary>The fact whose whole number is added up beside the entries: <c>days</c>. An entry without it is not counted.</summary>
    public string? Number { get; init; }
}
