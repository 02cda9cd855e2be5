using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn.Staff;

namespace SmartLocal.Platform.SignIn;

/// <summary>
/// Checks a password outside any act, because the check is slow by design and the writer must not wait for it, and then
/// performs what follows from it.
/// </summary>
internal sealed class StaffSignIn(IDbContextFactory<CityContext> contexts, Carried carried, TimeProvider clock)
{
    public static readonly RefusalKind Wrong = new("sign-in.wrong-password");
    public static readonly RefusalKind Locked = new("sign-in.locked", RefusalReason.TooOften);
    public static readonly RefusalKind TooLate = new("sign-in.code-too-late", RefusalReason.Conflict);

    /// <summary>How long the code may take after the password.</summary>
    private static readonly TimeSpan CodeValidity = TimeSpan.FromMinutes(5);

    private const string Purpose = "staff sign-in, password given";

    private static readonly PasswordHasher<object> Hasher = new();
    private static readonly object Nobody = new();

    // A login that does not exist takes as long as one that does.
    private static readonly string HashOfNobody = Hasher.HashPassword(Nobody, "nobody");

    public static string Hash(string password) => Hasher.HashPassword(Nobody, password);

    public async Task<Result<StaffSignInStep>> Try(City city, string login, string password, string returnTo, CancellationToken ct)
    {
        var (known, totp) = await Find(l => l.Login == login.Trim(), ct);
        var right = IsRight(known, password);
        if (known is null) return Wrong.Because();
        if (!right) return await Count(city, known.Staff, Wrong.Because(), ct);
        var half = new Half(known.Staff, LocalPath.OrHome(returnTo));
        if (!totp) return (await city.Perform(new OpenStaffSession(half.Staff, half.ReturnTo), ct)).Try(out var opened, out var no) ? new StaffSignInStep(opened, null) : no;

        // Else a locked login would still tell a right password from a wrong one.
        return known.LockedUntil > Instant.From(clock.GetUtcNow())
            ? Locked.Because(("minutes", CountFailedSignIn.LockMinutes))
            : new StaffSignInStep(null, carried.Close(Purpose, half, CodeValidity));
    }

    /// <summary>The code after the password.</summary>
    public async Task<Result<OpenedSession>> TryCode(City city, string? passed, string code, CancellationToken ct)
    {
        if (carried.Open<Half>(Purpose, passed) is not { } half) return TooLate.Because();
        var opened = await city.Perform(new OpenStaffSession(half.Staff, half.ReturnTo, code), ct);
        return opened.IsRefused && opened.Refusal.Kind == OpenStaffSession.WrongCode
            ? (await Count(city, half.Staff, opened.Refusal, ct)).Refusal
            : opened;
    }

    /// <summary>Her own password once more, before something that matters. Wrong ones count.</summary>
    public async Task<Result<Done>> Confirm(City city, string password, CancellationToken ct)
    {
        var staff = city.Actor.Id;
        var (known, _) = await Find(l => l.Staff == staff, ct);
        if (known?.LockedUntil > Instant.From(clock.GetUtcNow())) return Locked.Because(("minutes", CountFailedSignIn.LockMinutes));
        if (IsRight(known, password)) return Done.Yes;
        return (await Count(city, staff, Wrong.Of("old"), ct)).Refusal;
    }

    private async Task<(StaffLoginRow? Login, bool Totp)> Find(System.Linq.Expressions.Expression<Func<StaffLoginRow, bool>> which, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var known = await db.Set<StaffLoginRow>().SingleOrDefaultAsync(which, ct);
        return (known, known is not null && await SecondFactor.TotpOf(db, known.Staff, ct) is not null);
    }

    private static bool IsRight(StaffLoginRow? known, string password) =>
        Hasher.VerifyHashedPassword(Nobody, known?.PasswordHash ?? HashOfNobody, password) is not PasswordVerificationResult.Failed && known is not null;

    private static async Task<Result<StaffSignInStep>> Count(City city, Guid staff, Refusal otherwise, CancellationToken ct)
    {
        var counted = await city.Perform(new CountFailedSignIn(staff), ct);
        return counted.IsRefused ? counted.Refusal : otherwise;
    }

    private sealed record Half(Guid Staff, string ReturnTo);
}

/// <summary>After the password: a session, or what the browser brings back together with the code.</summary>
internal sealed record StaffSignInStep(OpenedSession? Opened, string? Passed);
