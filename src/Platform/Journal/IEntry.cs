namespace SmartLocal.Platform.Journal;

/// <summary>
/// Something that happened, in the past tense: a public record in a module's Contracts. Its JSON is the erasable payload of
/// the journal entry; <see cref="About"/> and <see cref="Facts"/> are sealed for ever and must hold no personal data.
/// </summary>
public interface IEntry
{
    /// <summary>Module and past tense, <c>cases.opened</c>. Never changed once used.</summary>
    static abstract string Name { get; }

    /// <summary>The pseudonymous id of the thing it happened to.</summary>
    Guid About { get; }

    /// <summary>Coded facts for figures and statistics: procedure, channel, days taken. No names, no free text.</summary>
    IEnumerable<Fact> Facts => [];
}

/// <summary>A coded fact of an entry. Numbers as invariant text.</summary>
/// <param name="Name">A word from docs/words.md.</param>
/// <param name="Value">A code or number, at most 64 characters.</param>
public sealed record Fact(string Name, string Value);
