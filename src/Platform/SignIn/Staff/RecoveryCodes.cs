using System.Text;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>Recovery codes as they are shown, once.</summary>
internal sealed record NewCodes(IReadOnlyList<string> Codes);

/// <summary>Codes on paper for the day on which the phone is gone. Each works once.</summary>
internal static class RecoveryCodes
{
    public const int Count = 10;

    private const int Letters = 10; // 50 bits, behind a keyed digest and a lock after ten failures

    /// <summary>New codes in place of the old ones. Shown once; only their digests stay.</summary>
    public static async Task<IReadOnlyList<string>> Renew(Acting acting, Guid staff, CancellationToken ct)
    {
        acting.Db.RemoveRange(await acting.Db.Set<RecoveryCodeRow>().AsTracking().Where(c => c.Staff == staff).OrderBy(c => c.Digest).ToListAsync(ct));
        var codes = new List<string>(Count);
        Span<byte> bytes = stackalloc byte[8];
        for (var i = 0; i < Count; i++)
        {
            acting.Get<IChance>().Fill(bytes);
            var code = Base32.Of(bytes)[..Letters];
            acting.Db.Add(new RecoveryCodeRow { Digest = Digest(acting, staff, code), Staff = staff });
            codes.Add($"{code[..5]}-{code[5..]}");
        }

        return codes;
    }

    /// <summary>Whether the code was hers and unused; now it is used.</summary>
    public static async Task<bool> Use(Acting acting, Guid staff, string typed, CancellationToken ct)
    {
        var digest = Digest(acting, staff, typed);
        var now = acting.Now;
        return await acting.Db.Set<RecoveryCodeRow>().Where(c => c.Digest == digest && c.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), ct) == 1;
    }

    private static byte[] Digest(Acting acting, Guid staff, string code) =>
        acting.Get<CityKeys>().Digest(Encoding.UTF8.GetBytes($"recovery code {staff:n} {code}"));
}
