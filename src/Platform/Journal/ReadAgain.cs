using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.Journal;

/// <summary>A reader reads one entry again: its work and the end of the job are committed together.</summary>
internal sealed record ReadAgain(string Reader, long Number) : IAct<Done>
{
    /// <summary>The journal has no such entry.</summary>
    public static readonly RefusalKind EntryUnknown = new("journal.entry-unknown", RefusalReason.NotFound);

    public ActKind Kind { get; } = new("journal.read-again", Permission.System, Weight.Bulk);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var row = await (
            from seal in acting.Db.Set<SealRow>()
            join entry in acting.Db.Set<EntryRow>() on seal.Position equals entry.Position
            where seal.Number == Number
            select entry).AsNoTracking().SingleOrDefaultAsync(ct);
        if (row is null) return EntryUnknown.Because();
        await acting.All<Reader>().Single(r => r.Name == Reader).Read([new Numbered(Number, row)], acting, ct);
        acting.Record(new EntryReadAgain(row.Id, Reader, Number));
        return Done.Yes;
    }
}

/// <summary>A reader has digested an entry on which it had given up.</summary>
/// <param name="Entry">The entry's id.</param>
/// <param name="Reader">The reader.</param>
/// <param name="Number">The entry's number.</param>
public sealed record EntryReadAgain(Guid Entry, string Reader, long Number) : IEntry
{
    static string IEntry.Name => "journal.entry-read-again";

    /// <inheritdoc/>
    public Guid About => Entry;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("reader", Reader), new("number", $"{Number}")];
}
