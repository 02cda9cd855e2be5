using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.SignIn;

/// <summary>Signs out: this session's secret opens nothing any more.</summary>
internal sealed record CloseSession(string Secret) : IAct<Done>
{
    public ActKind Kind { get; } = new("sign-in.close-session", Permission.Anyone);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var digest = SignIn.Secret.Digest(Secret);
        var session = await acting.Db.Set<SessionRow>().AsTracking().SingleOrDefaultAsync(s => s.Digest == digest, ct);
        if (session is { ClosedAt: null }) session.ClosedAt = acting.Now;
        acting.Record(new SignedOut(acting.Actor.Id));
        return Done.Yes;
    }
}

/// <summary>Somebody signed out.</summary>
public sealed record SignedOut(Guid Subject) : IEntry
{
    static string IEntry.Name => "sign-in.signed-out";

    /// <inheritdoc/>
    public Guid About => Subject;
}
