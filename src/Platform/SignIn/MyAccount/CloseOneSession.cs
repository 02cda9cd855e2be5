using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.SignIn.MyAccount;

/// <summary>She signs out elsewhere: one of her other sessions, by the digest that her account's page names it by.</summary>
internal sealed record CloseOneSession(string Digest) : IAct<Done>
{
    public static readonly RefusalKind Unknown = new("sign-in.session-unknown", RefusalReason.NotFound);

    public ActKind Kind { get; } = new("sign-in.close-one-session", Permission.Self);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (Digest.Length != 64 || !Digest.All(char.IsAsciiHexDigit)) return Unknown.Because();
        var digest = Convert.FromHexString(Digest);
        var session = await acting.Db.Set<SessionRow>().AsTracking().SingleOrDefaultAsync(s => s.Digest == digest, ct);
        if (session is not { ClosedAt: null, Kind: ActorKind.Resident } || session.Subject != acting.Actor.Id) return Unknown.Because();
        session.ClosedAt = acting.Now;
        acting.Record(new SignedOut(acting.Actor.Id));
        return Done.Yes;
    }
}
