using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Cases;

/// <summary>
/// Opens a case's personal data to a member of its office who handles or decides its cases, and writes down that it was
/// opened before a byte of it leaves.
/// </summary>
internal sealed record LookAtCase(CaseId Case, IReadOnlyList<string> Fields) : IAct<Done>
{
    public const string Purpose = "case-handling";

    public static readonly Permission OfHandlersAndDeciders = Permission.Either(Permission.Right(Rights.HandleCases), Permission.Right(Rights.Decide));

    public ActKind Kind { get; } = new("cases.look-at", OfHandlersAndDeciders);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var looked = await acting.Db.Set<Case>().SingleOrDefaultAsync(c => c.Id == Case && c.Office == acting.Actor.Office, ct);
        if (looked is null) return CaseDesk.Unknown.Because();
        acting.Record(new CaseLookedAt(looked.Id, looked.Account, Purpose, Fields));
        return Done.Yes;
    }
}
