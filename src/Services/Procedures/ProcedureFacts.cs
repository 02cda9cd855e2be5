using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>The facts of the procedures in force. The office that decides answers for all of them.</summary>
internal sealed class ProcedureFacts(ProcedureCatalogue catalogue) : IFactSource
{
    public IReadOnlyList<StatedFact> Facts() =>
    [
        .. from procedure in catalogue.Current
           from fact in procedure.Facts
           select new StatedFact(
               procedure.Id, ProceduresPart.PathOf(procedure.Id), procedure.Name.Ja, fact.Name, fact.Written, fact.Digest, procedure.Office.Value,
               fact.Confirmed is { } said ? new Confirmed(said.By, said.On, said.From) : null, fact.OnScreen, fact.Note),
    ];
}
