using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Journal;

/// <summary>What a read model was built from, to be counted again beside it.</summary>
/// <typeparam name="TReader">What builds the model.</typeparam>
public sealed class SealedPast<TReader> where TReader : ISealedReader
{
    private readonly string name;

    internal SealedPast(string name) => this.name = name;

    /// <summary>The entries that the model has taken in so far, from the first, in the order of the journal.</summary>
    /// <param name="db">The city at one moment: else the model may be further than its place.</param>
    /// <param name="reader">What builds the model.</param>
    public IAsyncEnumerable<SealedEntry> Read(CityContext db, TReader reader)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(reader);
        var entries = reader.Entries;
        return (
            from place in db.Set<ReaderRow>()
            from seal in db.Set<SealRow>()
            join row in db.Set<EntryRow>() on seal.Position equals row.Position
            where place.Name == name && seal.Number <= place.Number && entries.Contains(row.Name)
            orderby seal.Number
            select new Numbered(seal.Number, row)).AsAsyncEnumerable().Select(n => SealedEntry.Of(n.Number, n.Row));
    }
}
