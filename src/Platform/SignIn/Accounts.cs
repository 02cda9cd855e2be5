using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.SignIn;

/// <summary>Residents' accounts as modules may read them.</summary>
public static class Accounts
{
    /// <summary>The account whose holder reads mail at the address, or null.</summary>
    public static async Task<AccountId?> ByMail(CityContext db, EmailAddress mail, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var value = mail.Value;
        var row = await db.Set<AccountRow>().Where(a => a.Mail == value).Select(a => new { a.Id }).SingleOrDefaultAsync(ct);
        return row?.Id;
    }

    /// <summary>Where the account's holder reads mail, or null when she has given no address or deleted the account.</summary>
    public static async Task<AccountMail?> MailOf(CityContext db, Guid account, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var id = AccountId.From(account);
        var row = await db.Set<AccountRow>().Where(a => a.Id == id && a.ClosedAt == null).Select(a => new { a.Mail, a.Language }).SingleOrDefaultAsync(ct);
        return row?.Mail is null ? null : new AccountMail(EmailAddress.Parse(row.Mail).Value, LanguageCodes.Parse(row.Language) ?? Language.Ja);
    }

    /// <summary>
    /// The account that holds now what was this one's: itself, or the one it was merged into. Whoever writes an account from an
    /// older entry of the journal asks for it. Null when there never was such an account.
    /// </summary>
    public static async Task<AccountId?> HolderOf(CityContext db, AccountId account, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        // Merging writes the last holder into every row, so there is never a chain.
        var row = await db.Set<AccountRow>().Where(a => a.Id == account).Select(a => new { a.Id, a.MergedInto }).SingleOrDefaultAsync(ct);
        return row is null ? null : row.MergedInto ?? row.Id;
    }
}

/// <summary>Where the holder of an account reads mail.</summary>
/// <param name="Address">An address whose mails she could read when she last signed in by link.</param>
/// <param name="Language">The language she is written to in.</param>
public sealed record AccountMail(EmailAddress Address, Language Language);
