using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Jobs;

namespace SmartLocal.Platform.Acts;

/// <summary>Forgets idempotency keys with their answers once the thirty days are over for which they bind.</summary>
internal sealed record ForgetKeys : IJob
{
    public static JobKind Kind { get; } = new("acts.forget-keys", "platform.job.forget-keys");
}

internal sealed class KeyForgetting(Chores chores) : IWork<ForgetKeys>
{
    private const int AtOnce = 500;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<JobOutcome> Do(ForgetKeys job, Working working, CancellationToken ct)
    {
        while (await chores.Do(async (db, now, inner) =>
        {
            var before = now - Kept;
            var over = await db.Set<KeyRow>().Where(k => k.At < before).OrderBy(k => k.At).Select(k => k.Scope).Take(AtOnce).ToListAsync(inner);
            await db.Set<KeyRow>().Where(k => over.Contains(k.Scope)).ExecuteDeleteAsync(inner);
            return over.Count > 0;
        }, ct))
        {
            // Piece by piece, so that nobody waits long for the writer.
        }

        return JobOutcome.Done;
    }
}
