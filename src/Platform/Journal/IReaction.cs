using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.Journal;

/// <summary>
/// What a module does when something has happened elsewhere. Runs as the system, after the entry is sealed, in the order of
/// the journal, at least once: its work and its place in the journal are committed together, and a failure is retried
/// without holding up other readers.
/// </summary>
public interface IReaction<TEntry> where TEntry : IEntry
{
    /// <summary>Does it, by <see cref="Acting.Ask{T}"/>-ing an act of the module. Throws to be tried again.</summary>
    ValueTask React(Happened<TEntry> happened, Acting acting, CancellationToken ct);
}

/// <summary>A sealed entry as a reader sees it.</summary>
/// <param name="Number">Its gapless number.</param>
/// <param name="At">When the act was performed.</param>
/// <param name="Actor">Who performed it.</param>
/// <param name="Entry">What happened.</param>
public sealed record Happened<TEntry>(long Number, Instant At, Actor Actor, TEntry Entry) where TEntry : IEntry;
