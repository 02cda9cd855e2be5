using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Releases;

/// <summary>Takes back what was said of a fact: it is drafted again at once.</summary>
internal sealed record WithdrawConfirmation(string Subject, string Fact, string Value) : IAct<Done>
{
    public ActKind Kind { get; } = new("releases.withdraw-confirmation", Permission.Right(FactPages.Right));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var rows = await acting.Db.Set<ConfirmationRow>().AsTracking()
            .Where(c => c.Subject == Subject && c.Fact == Fact && c.Value == Value && c.WithdrawnAt == null).OrderBy(c => c.Id).ToListAsync(ct);
        if (rows.Count == 0) return ConfirmFact.Unknown.Because();
        if (acting.All<IFactSource>().SelectMany(s => s.Facts()).FirstOrDefault(f => f.Subject == Subject && f.Name == Fact)?.Office is { } office && office != acting.Actor.Office)
            return ConfirmFact.AnotherOffice.Because();
        foreach (var row in rows)
        {
            row.WithdrawnAt = acting.Now;
            acting.Record(new ConfirmationWithdrawn(row.Id, Subject, Fact, Value));
        }

        return Done.Yes;
    }
}

/// <summary>A confirmation was taken back.</summary>
public sealed record ConfirmationWithdrawn(ConfirmationId Confirmation, string Subject, string Fact, string Value) : IEntry
{
    static string IEntry.Name => "releases.confirmation-withdrawn";

    /// <inheritdoc/>
    public Guid About => Confirmation.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("subject", Subject), new("fact", Fact), new("value", Value)];
}
