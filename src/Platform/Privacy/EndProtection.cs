using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Platform.Privacy;

/// <summary>Ends somebody's protection; asked by an office that is named for her.</summary>
internal sealed record EndProtection(AccountId Account) : IAct<Done>
{
    public ActKind Kind { get; } = new("privacy.end-protection", Permission.Right(Look.ProtectedRight));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (await acting.Db.Set<ProtectedRow>().SingleOrDefaultAsync(p => p.Subject == Account.Value, ct) is not { } row || !row.NamedOffices.Contains(acting.Actor.Office)) return ProtectPerson.Unknown.Because();
        acting.Db.Remove(row);
        acting.Record(new ProtectionEnded(Account));
        return Done.Yes;
    }
}

/// <summary>Somebody's protection ended.</summary>
/// <param name="Account">Her account.</param>
public sealed record ProtectionEnded(AccountId Account) : IEntry
{
    static string IEntry.Name => "privacy.protection-ended";

    /// <inheritdoc/>
    public Guid About => Account.Value;
}
