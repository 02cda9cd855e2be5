using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Sockets;

/// <summary>What else a person can do from a procedure's page: follow what she has sent already, book a visit, ask.</summary>
[Socket]
public interface IProcedureAction
{
    /// <summary>Its place on the page, ascending.</summary>
    int Order { get; }

    /// <summary>What this visitor can do here now; empty where there is nothing, and then nothing of it is on the page.</summary>
    Task<IReadOnlyList<ProcedureAction>> For(CityContext db, string procedure, Actor visitor, Text.Text text, CancellationToken ct);
}

/// <summary>A way on from a procedure's page.</summary>
/// <param name="Label">What the link says.</param>
/// <param name="Href">Path of the page where it is done.</param>
/// <param name="Note">When it is of use, in a sentence.</param>
public sealed record ProcedureAction(RichText Label, string Href, RichText Note)
{
    /// <summary>Whether she should read it before she begins: it stands above the button.</summary>
    public bool Before { get; init; }
}
