using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.SignIn;

/// <summary>Gives a member of staff a login with a first password. Used by the seed and by the verb that makes the first administrator.</summary>
/// <param name="Staff">The member of staff.</param>
/// <param name="Login">What she types.</param>
/// <param name="PasswordHash">From <see cref="Hash"/>; the act never holds the password.</param>
public sealed record GiveLogin(Guid Staff, string Login, string PasswordHash) : IAct<Done>
{
    /// <inheritdoc/>
    public ActKind Kind { get; } = new("sign-in.give-login", Permission.System);

    /// <summary>PBKDF2 with a salt; takes tens of milliseconds by design.</summary>
    public static string Hash(string password) => StaffSignIn.Hash(password);

    /// <inheritdoc/>
    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (await acting.Db.Set<StaffLoginRow>().AsTracking().SingleOrDefaultAsync(l => l.Staff == Staff, ct) is { } known) known.PasswordHash = PasswordHash;
        else acting.Db.Add(new StaffLoginRow { Staff = Staff, Login = Login, PasswordHash = PasswordHash });
        acting.Record(new LoginGiven(Staff));
        return Done.Yes;
    }
}

/// <summary>A member of staff got a login.</summary>
public sealed record LoginGiven(Guid Staff) : IEntry
{
    static string IEntry.Name => "sign-in.login-given";

    /// <inheritdoc/>
    public Guid About => Staff;
}
