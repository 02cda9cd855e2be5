using System.Globalization;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Records;

/// <summary>
/// Drafts the erasure of all matters of the office whose retention has ended. A second person decides it; whoever drafted it
/// never can.
/// </summary>
internal sealed record DraftErasure : IAct<ErasureDraftId>
{
    /// <summary>The most matters of one draft: a person reads the list before she decides.</summary>
    public const int Most = 200;

    public static readonly RefusalKind NothingDue = new("records.nothing-due", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("records.draft-erasure", Permission.Right(Rights.HandleCases));

    public async ValueTask<Result<ErasureDraftId>> Run(Acting acting, CancellationToken ct)
    {
        var office = acting.Actor.Office ?? "";
        var due = await Retention.Undrafted(acting.Db, acting.All<IErasure>(), office, acting.Now.TokyoDate, Most, ct);
        if (due.Count == 0) return NothingDue.Because();

        var id = acting.NewId<ErasureDraftId>();
        var text = new Text(acting.Get<TextCatalogue>(), Language.Ja);
        var title = text.Of("records.document.erasure", ("count", due.Count)).Plain;
        string[] lines = [.. due.Select(d => text.Of("records.document.erasure-line", ("label", d.Label), ("kind", d.Kind), ("until", d.Until)).Plain)];
        var drafted = await acting.Ask(new DraftForDecision(office, title, lines, DraftOrigin.Initiated, id.Value, $"/staff/retention/{id.Value}"), ct);
        if (!drafted.Try(out var approval, out var no)) return no;
        acting.Db.Add(ErasureDraft.Of(id, approval, office, [.. due.Select(d => new DraftedMatter(d.Matter, d.Label, d.Kind, d.Until))], acting.Now));
        acting.Record(new ErasureDrafted(id.Value, approval, due.Count));
        return id;
    }
}

/// <summary>The erasure of matters was drafted.</summary>
/// <param name="Draft">The list.</param>
/// <param name="Approval">The draft before the decider.</param>
/// <param name="Count">How many matters are on it.</param>
internal sealed record ErasureDrafted(Guid Draft, ApprovalId Approval, int Count) : IEntry
{
    static string IEntry.Name => "records.erasure-drafted";

    /// <inheritdoc/>
    public Guid About => Draft;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("count", Count.ToString(CultureInfo.InvariantCulture))];
}
