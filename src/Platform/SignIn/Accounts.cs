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
        return row is null ? null : Mail(row.Mail, row.Language);
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

    /// <summary>
    /// The accounts that hold now what was these ones', closed ones left out, each once, in the order of their ids: for whoever writes to
    /// many. A look at the merged ones only, which are few.
    /// </summary>
    /// <param name="db">The tables.</param>
    /// <param name="accounts">Accounts; null for all that are open.</param>
    /// <param name="ct">A stop.</param>
    public static async Task<Guid[]> Holders(CityContext db, IReadOnlyList<Guid>? accounts, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (accounts is null) return [.. (await db.Set<AccountRow>().Where(a => a.ClosedAt == null).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(ct)).Select(a => a.Value)];
        var merged = await db.Set<AccountRow>().Where(a => a.MergedInto != null).Select(a => new { a.Id, a.MergedInto }).ToDictionaryAsync(a => a.Id.Value, a => a.MergedInto!.Value.Value, ct);
        return [.. accounts.Select(a => merged.GetValueOrDefault(a, a)).Distinct().Order()];
    }

    /// <summary>The holders of these accounts with where they read mail; who has deleted hers is left out.</summary>
    public static async Task<IReadOnlyList<AccountHolder>> Of(CityContext db, IReadOnlyList<Guid> accounts, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var ids = accounts.Select(AccountId.From).ToList();
        var rows = await db.Set<AccountRow>().Where(a => EF.Parameter(ids).Contains(a.Id)).OrderBy(a => a.Id).ToListAsync(ct);
        var moved = rows.Where(r => r.MergedInto is not null).Select(r => r.MergedInto!.Value).Distinct().ToList();
        var others = moved.Count == 0 ? [] : await db.Set<AccountRow>().Where(a => moved.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync(ct);
        return [.. rows.Where(r => r.ClosedAt is null).Select(r => Holder(r, moved: false)), .. others.Where(r => r.ClosedAt is null).Select(r => Holder(r, moved: true))];
    }

    /// <summary>How many accounts are open, and how many of them have an address for mail.</summary>
    public static async Task<(int Open, int WithMail)> Count(CityContext db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var open = db.Set<AccountRow>().Where(a => a.ClosedAt == null);
        return (await open.CountAsync(ct), await open.CountAsync(a => a.Mail != null, ct));
    }

    private static AccountMail? Mail(string? address, string language) =>
        address is null ? null : new AccountMail(EmailAddress.Parse(address).Value, LanguageCodes.Parse(language) ?? Language.Ja);

    private static AccountHolder Holder(AccountRow row, bool moved) => new(row.Id, Mail(row.Mail, row.Language), moved);
}

/// <summary>Who holds an account.</summary>
/// <param name="Id">Her account.</param>
/// <param name="Mail">Where she reads mail; null where she gave no address.</param>
/// <param name="Moved">Whether the account that was asked for has been merged into this one.</param>
public sealed record AccountHolder(AccountId Id, AccountMail? Mail, bool Moved);

/// <summary>Where the holder of an account reads mail.</summary>
/// <param name="Address">An address whose mails she could read when she last signed in by link.</param>
/// <param name="Language">The language she is written to in.</param>
public sealed record AccountMail(EmailAddress Address, Language Language);
