using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Journal;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>Somebody begins to fill in a procedure, under the version in force.</summary>
internal sealed record StartDraft(string Procedure, DraftSecret Secret) : IAct<DraftId>
{
    public ActKind Kind { get; } = new("procedures.start-draft", Permission.Anyone);

    public async ValueTask<Result<DraftId>> Run(Acting acting, CancellationToken ct)
    {
        if (!acting.Get<ProcedureCatalogue>().Offered(Procedure, acting.Now.TokyoDate).Try(out var procedure, out var no)) return no;

        if (acting.Actor.OnBehalfOf is { } acted && !acted.Covers(Procedure)) return Mandates.OutsideScope.Because(("name", acted.Name));
        var draft = Draft.Start(acting.NewId<DraftId>(), procedure, Secret, acting.Now);
        if (DraftHolder.Of(Secret, acting.Actor).Account is not null) draft.Claim(acting.Actor);
        acting.Db.Add(draft);
        acting.Record(new DraftStarted(draft.Id.Value, procedure.Code));
        return draft.Id;
    }
}

/// <summary>A draft was begun.</summary>
internal sealed record DraftStarted(Guid Draft, string Code) : IEntry
{
    static string IEntry.Name => "procedures.draft-started";

    /// <inheritdoc/>
    public Guid About => Draft;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("procedure", Code)];
}
