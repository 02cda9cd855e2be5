using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Privacy;

/// <summary>
/// Puts the holder of an account under protection (支援措置), or lets one more office look at her. From now on she is masked
/// everywhere but before those who hold the right in an office that is named: the keeper's own, and this one.
/// </summary>
/// <param name="Mail">Where she reads mail.</param>
/// <param name="Office">Code of the office that handles her matters; null where it is the keeper's own.</param>
internal sealed record ProtectPerson(string Mail, string? Office) : IAct<Done>
{
    public static readonly RefusalKind Unknown = new("privacy.person-unknown", RefusalReason.NotFound);
    public static readonly RefusalKind NoSuchOffice = new("privacy.office-unknown", RefusalReason.NotFound);

    /// <summary>Also where she is protected and the keeper's office is not named: there is nothing more that she may know.</summary>
    public static readonly RefusalKind ProtectedAlready = new("privacy.protected-already", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("privacy.protect-person", Permission.Right(Look.ProtectedRight));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (!EmailAddress.Parse(Mail).Try(out var mail, out var no)) return no with { Field = "mail" };
        if (await Accounts.ByMail(acting.Db, mail, ct) is not { } account) return Unknown.Of("mail");
        string[] named = [.. new[] { acting.Actor.Office, Office }.OfType<string>().Where(o => o.Length > 0).Distinct()];
        if ((await acting.Get<IOfficeNames>().NamesOf(acting.Db, named, ct)).Count < named.Length) return NoSuchOffice.Of("office");

        var row = await acting.Db.Set<ProtectedRow>().AsTracking().SingleOrDefaultAsync(p => p.Subject == account.Value, ct);
        if (row is null)
        {
            acting.Db.Add(new ProtectedRow { Subject = account.Value, Offices = string.Join(',', named), Since = acting.Now });
        }
        else
        {
            if (!row.NamedOffices.Contains(acting.Actor.Office) || !named.Except(row.NamedOffices).Any()) return ProtectedAlready.Of("mail");
            row.Offices = string.Join(',', row.NamedOffices.Union(named));
        }

        acting.Record(new PersonProtected(account, [.. named]));
        return Done.Yes;
    }
}

/// <summary>Somebody was put under protection, or one more office may look at her.</summary>
/// <param name="Account">Her account.</param>
/// <param name="Offices">Codes of the offices that were named: erasable, for the name of an office can betray a place.</param>
public sealed record PersonProtected(AccountId Account, IReadOnlyList<string> Offices) : IEntry
{
    static string IEntry.Name => "privacy.person-protected";

    /// <inheritdoc/>
    public Guid About => Account.Value;
}
