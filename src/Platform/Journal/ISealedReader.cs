using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Journal;

/// <summary>
/// Builds a read model from the sealed part of the journal, which outlives every erasure: entries by name, of whichever
/// module, without their payload. What it builds and its place in the journal are committed together, so each entry is read
/// into the model exactly once; read again from the beginning, the model comes out the same.
/// </summary>
[Socket]
public interface ISealedReader
{
    /// <summary>The entries it reads.</summary>
    IReadOnlySet<string> Entries { get; }

    /// <summary>
    /// Changes whenever the same journal would give another model: a reader of a new version begins at the first entry.
    /// </summary>
    string Version { get; }

    /// <summary>Clears the model: the journal is about to be read from its beginning.</summary>
    ValueTask Begin(Acting acting, CancellationToken ct);

    /// <summary>Reads some entries, in the order of the journal. Throws to be tried again, then one by one.</summary>
    ValueTask Read(IReadOnlyList<SealedEntry> entries, Acting acting, CancellationToken ct);
}

/// <summary>The part of an entry that is sealed for ever. Holds no personal data.</summary>
/// <param name="Number">Its gapless number.</param>
/// <param name="At">When the act was performed.</param>
/// <param name="Name">What happened, <c>cases.opened</c>.</param>
/// <param name="Channel">Through which channel the act came.</param>
/// <param name="Office">For which office it was performed, or null.</param>
/// <param name="About">The pseudonymous id of the thing it happened to.</param>
/// <param name="Facts">The coded facts, in the order of the entry.</param>
public sealed record SealedEntry(long Number, Instant At, string Name, string Channel, string? Office, Guid About, IReadOnlyList<Fact> Facts)
{
    /// <summary>The value of a fact; of the act's channel or office where the entry has no such fact; null where there is none.</summary>
    public string? this[string fact] => Facts.FirstOrDefault(f => f.Name == fact)?.Value ?? fact switch
    {
        "channel" => Channel,
        "office" => Office,
        _ => null,
    };

    internal static SealedEntry Of(long number, EntryRow row) =>
        new(number, row.At, row.Name, row.Channel, row.Office, row.About, [.. FactsOf(row.Facts)]);

    private static IEnumerable<Fact> FactsOf(string line) =>
        line.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split('=', 2)).Select(f => new Fact(f[0], f[1]));
}
