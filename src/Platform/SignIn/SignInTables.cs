using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.SignIn;

/// <summary>A resident's account. It knows where its holder reads mail, if she has said, and nothing else about her.</summary>
public readonly record struct AccountId(Guid Value) : IId<AccountId>
{
    /// <inheritdoc/>
    public static AccountId From(Guid value) => new(value);
}

internal sealed class AccountRow
{
    public AccountId Id { get; init; }

    /// <summary>Where she reads mail: there as long as she can sign in by it.</summary>
    public string? Mail { get; set; }

    public Instant MadeAt { get; init; }
    public string Language { get; set; } = "ja";

    /// <summary>When it was deleted or merged. The row stays, so that what stays with the city still finds its holder.</summary>
    public Instant? ClosedAt { get; set; }

    /// <summary>The account that has taken its place.</summary>
    public AccountId? MergedInto { get; set; }
}

/// <summary>A mailed link. Kept as a digest: whoever reads the table can't sign in with it.</summary>
internal sealed class LinkRow
{
    public required byte[] Digest { get; init; }
    public required string Mail { get; init; }
    public required string ReturnTo { get; init; }

    /// <summary>The account to which the address is to be added; null where the link signs in.</summary>
    public AccountId? AddTo { get; init; }

    public Instant ExpiresAt { get; init; }
    public Instant? UsedAt { get; set; }
}

/// <summary>A session, kept as a digest of its secret.</summary>
internal sealed class SessionRow
{
    public required byte[] Digest { get; init; }
    public ActorKind Kind { get; init; }
    public Guid Subject { get; init; }
    public IdentityLevel Level { get; set; }

    /// <summary>When she last proved as much as <see cref="Level"/> says.</summary>
    public Instant LevelAt { get; init; }

    /// <summary>By which method (<see cref="Sockets.ISignInMethod.Kind"/>) it was opened.</summary>
    public required string Method { get; init; }

    /// <summary><see cref="SignIn.Device.Word"/>; null where the browser did not say.</summary>
    public string? Device { get; init; }

    /// <summary>By which mandate its holder acts for another now; null while she acts for herself.</summary>
    public Behalf.MandateId? Mandate { get; set; }

    /// <summary>For which office a member of staff acts who holds posts in several; null for that of her principal post.</summary>
    public string? Office { get; set; }

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

/// <summary>A state of a sign-in elsewhere that came back once and must not again (RFC 6749, 10.12). Kept while it could.</summary>
internal sealed class SpentStateRow
{
    public required byte[] Digest { get; init; }
    public Instant Until { get; init; }
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
        model.Entity<SignInMethodRow>(method =>
        {
            method.ToTable("platform_sign_in_method").HasKey(m => m.Id);
            method.HasIndex(m => m.Subject, "platform_sign_in_method_subject").IsUnique(); // whose it is, when somebody signs in by it
            method.HasIndex(m => m.Account, "platform_sign_in_method_account"); // her own, on her account's page
        });
        model.Entity<LinkRow>(link => link.ToTable("platform_link").HasKey(l => l.Digest));
        model.Entity<SessionRow>(session =>
        {
            session.ToTable("platform_session").HasKey(s => s.Digest);
            session.HasIndex(s => s.Subject, "platform_session_subject"); // signing out everywhere
        });
        model.Entity<SpentStateRow>(state =>
        {
            state.ToTable("platform_spent_state").HasKey(s => s.Digest);
            state.HasIndex(s => s.Until, "platform_spent_state_until"); // those that are over go
        });
        model.Entity<StaffLoginRow>(login =>
        {
            login.ToTable("platform_staff_login").HasKey(l => l.Staff);
            login.HasIndex(l => l.Login, "platform_staff_login_login").IsUnique(); // who signs in
        });
    }
}
