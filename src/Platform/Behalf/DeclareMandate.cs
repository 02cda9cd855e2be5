using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;

namespace SmartLocal.Platform.Behalf;

/// <summary>
/// Somebody says that she may act for another who can't offer it here: a ward, a child, a company, a relative who gave a 委任状 on
/// paper. Nothing may be done by it until the city has checked the evidence.
/// </summary>
internal sealed record DeclareMandate(TypedTerms Typed, IReadOnlyList<WrittenFile> Files) : IAct<MandateId>
{
    public const int MostFiles = 5;

    public static readonly RefusalKind NoEvidence = new("behalf.evidence-missing");
    public static readonly RefusalKind TooManyFiles = new("behalf.too-many-files");

    public ActKind Kind { get; } = new("behalf.declare-mandate", Permission.Self);

    public async ValueTask<Result<MandateId>> Run(Acting acting, CancellationToken ct)
    {
        var read = MandateTerms.Read(acting, Typed, MandateTerms.Declarable, names: true);
        var wrong = read.IsRefused ? read.Refusal.Parts.ToList() : [];
        if (Files.Count == 0) wrong.Add(NoEvidence.Of("evidence"));
        if (Files.Count > MostFiles) wrong.Add(TooManyFiles.Of("evidence", ("max", MostFiles)));
        if (wrong.Count > 0) return MandateTerms.Incomplete.Because(("count", wrong.Count)) with { Parts = wrong };

        var terms = read.Value;
        var id = acting.NewId<MandateId>();
        foreach (var file in Files) await acting.Ask(new KeepFile(file, id.Value), ct);
        var mandate = new Mandate
        {
            Id = id,
            Kind = terms.Kind,
            Agent = acting.Actor.Id,
            AgentName = acting.Seal(Mandate.AgentNameColumn.Of(id.Value), terms.AgentName),
            PrincipalName = acting.Seal(Mandate.PrincipalNameColumn.Of(id.Value), terms.PrincipalName),
            Procedures = terms.Procedures,
            From = terms.From,
            Until = terms.Until,
            Evidence = string.Join(' ', Files.Select(f => f.Id.Value.ToString("n"))),
            State = MandateState.Declared,
            MadeAt = acting.Now,
        };
        acting.Db.Add(mandate);
        acting.Record(new MandateDeclared(mandate.Id, MandateTerms.Code(mandate.Kind), Files.Count));
        return mandate.Id;
    }
}
