using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.SignIn;

/// <summary>
/// What opens something once and never again: the challenge of a passkey, the id of an outside system's assertion. Remembered
/// until it would be over anyway.
/// </summary>
internal sealed class UsedOnceRow
{
    public required byte[] Digest { get; init; }
    public Instant ExpiresAt { get; init; }
}

internal static class UsedOnce
{
    /// <summary>Whether this is the first use; of two at the same moment one is.</summary>
    public static async Task<bool> IsFirst(Acting acting, string kind, string what, Instant expiresAt, CancellationToken ct)
    {
        var digest = Secret.Digest($"{kind} {what}");
        var (until, now) = (expiresAt.Microseconds, acting.Now.Microseconds);
        await acting.Db.Database.ExecuteSqlAsync($"DELETE FROM platform_used_once WHERE expires_at < {now}", ct);
        return await acting.Db.Database.ExecuteSqlAsync($"INSERT INTO platform_used_once (digest, expires_at) VALUES ({digest}, {until}) ON CONFLICT DO NOTHING", ct) == 1;
    }
}

internal sealed class UsedOnceTables : ITables
{
    public void Configure(ModelBuilder model) => model.Entity<UsedOnceRow>(used =>
    {
        used.ToTable("platform_used_once").HasKey(u => u.Digest);
        used.HasIndex(u => u.ExpiresAt, "platform_used_once_expires_at"); // those that are over go
    });
}
