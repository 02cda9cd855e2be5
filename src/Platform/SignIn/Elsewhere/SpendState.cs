using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.SignIn.Elsewhere;

/// <summary>A way back is gone once: a recorded address bar opens nothing.</summary>
internal static class SpendState
{
    /// <summary>The state is unknown here, too old, for another provider, or was used.</summary>
    public static readonly RefusalKind NotAwaited = new("sign-in.elsewhere-not-awaited", RefusalReason.Conflict);

    /// <summary>Why not, or null when it is spent now.</summary>
    public static async ValueTask<Refusal?> Of(Acting acting, Attempt attempt, CancellationToken ct)
    {
        var digest = Secret.Digest(attempt.State);
        if (attempt.Until < acting.Now || await acting.Db.Set<SpentStateRow>().AnyAsync(s => s.Digest == digest, ct)) return NotAwaited.Because();
        await acting.Db.Set<SpentStateRow>().Where(s => s.Until < acting.Now).ExecuteDeleteAsync(ct);
        acting.Db.Add(new SpentStateRow { Digest = digest, Until = attempt.Until });
        return null;
    }
}
