using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>The procedures to which a mandate can be limited: those in force.</summary>
internal sealed class ProcedureScope(ProcedureCatalogue catalogue) : IMandateScope
{
    public IEnumerable<(string Id, LocalText Name)> Procedures => catalogue.Current.Select(p => (p.Id, p.Name));
}
