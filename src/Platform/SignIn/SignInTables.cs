using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.SignIn;

/// <summary>A resident's account. It knows an address that its holder can read, and nothing else about her.</summary>
public readonly record struct AccountId(Guid Value) : IId<AccountId>
{
    /// <inheritdoc/>
    public static AccountId From(Guid value) => new(value);
}

internal sealed class AccountRow
{
    public AccountId Id { get; init; }
    public required string Mail { get; init; }
    public Instant MadeAt { get; init; }
    public string Language { get; set; } = "ja";
}

/// <summary>A mailed link. Kept as a digest: whoever reads the table can't sign in with it.</summary>
internal sealed class LinkRow
{
    public required byte[] Digest { get; init; }
    public required string Mail { get; init; }
    public required string ReturnTo { get; init; }
    public Instant ExpiresAt { get; init; }
    public Instant? UsedAt { get; set; }
}

/// <summary>A session, kept as a digest of its secret.</summary>
internal sealed class SessionRow
{
    public required byte[] Digest { get; init; }
    public ActorKind Kind { get; init; }
    public Guid Subject { get; init; }
    public IdentityLevel Level { get; init; }
    public Instant OpenedAt { get; init; }
    public Instant ExpiresAt { get; init; }
    public Instant? ClosedAt { get; set; }
}

internal sealed class StaffLoginRow
{
    public Guid Staff { get; init; }
    public required string Login { get; init; }
    public required string PasswordHash { get; set; }
    public int Failures { get; set; }
    public Instant? LockedUntil { get; set; }
}

internal sealed class SignInTables : ITables
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<AccountRow>(account =>
        {
            account.ToTable("platform_account").HasKey(a => a.Id);
            account.HasIndex(a => a.Mail, "platform_account_mail").IsUnique(); // one account for one address
        });
        model.Entity<LinkRow>(link => link.ToTable("platform_link").HasKey(l => l.Digest));
        model.Entity<SessionRow>(session =>
        {
            session.ToTable("platform_session").HasKey(s => s.Digest);
            session.HasIndex(s => s.Subject, "platform_session_subject"); // signing out everywhere
        });
        model.Entity<StaffLoginRow>(login =>
        {
            login.ToTable("platform_staff_login").HasKey(l => l.Staff);
            login.HasIndex(l => l.Login, "platform_staff_login_login").IsUnique(); // who signs in
        });
    }
}
