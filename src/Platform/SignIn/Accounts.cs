using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.SignIn;

/// <summary>Residents' accounts as modules may read them.</summary>
public static class Accounts
{
    /// <summary>Where the account's holder reads mail and in which language, or null when there is no such account.</summary>
    public static async Task<AccountMail?> MailOf(CityContext db, Guid account, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var id = AccountId.From(account);
        var row = await db.Set<AccountRow>().Where(a => a.Id == id).Select(a => new { a.Mail, a.Language }).SingleOrDefaultAsync(ct);
        return row is null ? null : new AccountMail(EmailAddress.Parse(row.Mail).Value, LanguageCodes.Parse(row.Language) ?? Language.Ja);
    }
}

/// <summary>Where the holder of an account reads mail.</summary>
/// <param name="Address">An address whose mails she could read when she last signed in by link.</param>
/// <param name="Language">The language she is written to in.</param>
public sealed record AccountMail(EmailAddress Address, Language Language);
