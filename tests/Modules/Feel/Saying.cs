using SmartLocal.Feel;

namespace SmartLocal.Modules.Tests.Feel;

/// <summary>Formulas in tests: what they come to, as FEEL writes it.</summary>
internal static class Saying
{
    /// <summary>A Sunday, half past nine in the evening in Tokyo.</summary>
    public static readonly FeelClock Clock = new(new StoppedClock(), "Asia/Tokyo");

    public static string Value(string formula) => Value(formula, Scope.Empty.NewFacts());

    public static string Value(string formula, Facts facts) => Read(formula, facts.Scope).Evaluate(facts, Clock).ToString();

    public static Formula Read(string formula, Scope? scope = null) =>
        Formula.Parse(formula, scope ?? Scope.Empty) is { Formula: { } read } ? read
        : throw new InvalidOperationException(string.Join("; ", Formula.Parse(formula, scope ?? Scope.Empty).Mistakes));

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 4, 5, 12, 30, 0, TimeSpan.Zero);
    }
}
