using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.SignIn;

/// <summary>
/// Checks a password outside any act, because the check is slow by design and the writer must not wait for it, and then
/// performs what follows from it.
/// </summary>
internal sealed class StaffSignIn(IDbContextFactory<CityContext> contexts)
{
    public static readonly RefusalKind Wrong = new("sign-in.wrong-password");
    public static readonly RefusalKind Locked = new("sign-in.locked", RefusalReason.TooOften);

    private static readonly PasswordHasher<object> Hasher = new();
    private static readonly object Nobody = new();

    // A login that does not exist takes as long as one that does.
    private static readonly string HashOfNobody = Hasher.HashPassword(Nobody, "nobody");

    public static string Hash(string password) => Hasher.HashPassword(Nobody, password);

    public async Task<Result<OpenedSession>> Try(City city, string login, string password, string returnTo, CancellationToken ct)
    {
        StaffLoginRow? known;
        await using (var db = await contexts.CreateDbContextAsync(ct))
            known = await db.Set<StaffLoginRow>().SingleOrDefaultAsync(l => l.Login == login.Trim(), ct);
        var right = Hasher.VerifyHashedPassword(Nobody, known?.PasswordHash ?? HashOfNobody, password) is not PasswordVerificationResult.Failed;
        if (known is null) return Wrong.Because();
        if (right) return await city.Perform(new OpenStaffSession(known.Staff, LocalPath.OrHome(returnTo)), ct);

        var counted = await city.Perform(new CountFailedSignIn(known.Staff), ct);
        return counted.IsRefused ? counted.Refusal : Wrong.Because();
    }
}
