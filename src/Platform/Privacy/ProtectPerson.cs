using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Platform.Privacy;

/// <summary>Puts the holder of an account under protection (支援措置). From now on she is masked everywhere but before those with the right.</summary>
internal sealed record ProtectPerson(string Mail) : IAct<Done>
{
    public static readonly RefusalKind Unknown = new("privacy.person-unknown", RefusalReason.NotFound);
    public static readonly RefusalKind ProtectedAlready = new("privacy.protected-already", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("privacy.protect-person", Permission.Right(Look.ProtectedRight));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (!EmailAddress.Parse(Mail).Try(out var mail, out var no)) return no with { Field = "mail" };
        if (await Accounts.ByMail(acting.Db, mail, ct) is not { } account) return Unknown.Of("mail");
        if (await acting.Db.Set<ProtectedRow>().AnyAsync(p => p.Subject == account.Value, ct)) return ProtectedAlready.Of("mail");
        acting.Db.Add(new ProtectedRow { Subject = account.Value, Since = acting.Now });
        acting.Record(new PersonProtected(account));
        return Done.Yes;
    }
}

/// <summary>Somebody was put under protection.</summary>
/// <param name="Account">Her account.</param>
public sealed record PersonProtected(AccountId Account) : IEntry
{
    static string IEntry.Name => "privacy.person-protected";

    /// <inheritdoc/>
    public Guid About => Account.Value;
}
