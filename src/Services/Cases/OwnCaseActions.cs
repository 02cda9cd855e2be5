using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;

namespace SmartLocal.Cases;

/// <summary>On a procedure's page, what she has sent of it and the city has not answered yet: so that nobody applies twice by mistake.</summary>
internal sealed class OwnCaseActions(CaseReader reader) : IProcedureAction
{
    private const int Most = 3;

    public int Order => 10;

    public async Task<IReadOnlyList<ProcedureAction>> For(CityContext db, string procedure, Actor visitor, Text text, CancellationToken ct)
    {
        if (visitor.Kind is not ActorKind.Resident) return [];
        return
        [
            .. (await reader.Own(db, visitor, c => c.Procedure == procedure && c.ClosedAt == null, Most, ct)).Select(own => new ProcedureAction(
                text.Of("cases.action.follow", ("receipt", own.Receipt)),
                $"/applications/{own.Receipt}",
                text.Of("cases.action.follow-note", ("day", own.Received), ("status", text["cases.applicant-status." + own.Word]))) { Before = true }),
        ];
    }
}
