using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Cases;

/// <summary>
/// Opens a case's personal data to a member of its office who handles or decides its cases, or to a system of the office. What is
/// masked on the page opens to people alone.
/// </summary>
internal sealed record LookAtCase(CaseId Case, IReadOnlyList<string> Fields) : IAct<Opened>
{
    /// <summary>What the page of a case shows.</summary>
    public static readonly IReadOnlyList<string> Whole = [Platform.Privacy.Fields.Name, Platform.Privacy.Fields.Answers, Platform.Privacy.Fields.Decision];

    /// <summary>The same with the answers that are masked until somebody asks for them.</summary>
    public static readonly IReadOnlyList<string> WithMasked = [.. Whole, Platform.Privacy.Fields.Masked];

    public static readonly Permission OfHandlersAndDeciders = Permission.Either(Permission.Right(Rights.HandleCases), Permission.Right(Rights.Decide));

    /// <summary>Outside systems of the office with this scope read what its people read.</summary>
    public const string Scope = "applications.read";

    public static readonly RefusalKind MaskedForSystems = new("cases.masked-for-systems", RefusalReason.NotAllowed);

    public ActKind Kind { get; } = new("cases.look-at", Permission.Either(OfHandlersAndDeciders, Permission.Scope(Scope)));

    public async ValueTask<Result<Opened>> Run(Acting acting, CancellationToken ct)
    {
        if (acting.Actor.Kind is ActorKind.Client && Fields.Contains(Platform.Privacy.Fields.Masked)) return MaskedForSystems.Because();
        var looked = await acting.Db.Set<Case>().SingleOrDefaultAsync(c => c.Id == Case && c.Office == acting.Actor.Office, ct);
        if (looked is null) return CaseDesk.Unknown.Because();
        var purpose = acting.Actor.Kind is ActorKind.Client || acting.Actor.Rights.Contains(Rights.HandleCases) ? Purpose.CaseHandling : Purpose.Decision;
        // Whoever handed it in for her is named on the page: she is looked at too, and reads that she was.
        var agents = looked.Mandate is { } mandate && Fields.Contains(Platform.Privacy.Fields.Name) ? await Mandates.People(acting.Db, mandate, ct) : [];
        return await acting.Ask(new Look(purpose, looked.Id.Value, [looked.Account.Value], Fields) { Office = looked.Office, Named = agents }, ct);
    }
}
