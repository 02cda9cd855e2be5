using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Platform.Behalf;

/// <summary>Opens what was declared to whoever checks it: both people read that their names, or the evidence, were looked at.</summary>
internal sealed record LookAtMandate(MandateId Mandate, IReadOnlyList<string> Fields) : IAct<Opened>
{
    /// <summary>What its page shows.</summary>
    public static readonly IReadOnlyList<string> Page = [Privacy.Fields.Name, Privacy.Fields.Decision];

    /// <summary>A file of the evidence.</summary>
    public static readonly IReadOnlyList<string> Evidence = [Privacy.Fields.File];

    public ActKind Kind { get; } = new("behalf.look-at-mandate", Permission.Right(BehalfRights.Confirm));

    public async ValueTask<Result<Opened>> Run(Acting acting, CancellationToken ct) =>
        await acting.Db.Set<Mandate>().SingleOrDefaultAsync(m => m.Id == Mandate, ct) is { } looked
            ? await acting.Ask(new Look(Purpose.MandateChecking, looked.Id.Value, looked.People, Fields), ct)
            : Behalf.Mandate.Unknown.Because();
}
