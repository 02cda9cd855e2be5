using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>A member of staff's codes by time. The secret is sealed as personal values are.</summary>
internal sealed class TotpRow
{
    public static readonly PersonalColumn SecretColumn = new("platform_staff_totp.secret", Fields.SignIn);

    public Guid Staff { get; init; }
    public required Personal Secret { get; init; }

    /// <summary>The step of the last code taken: no code works twice, and none before it any more.</summary>
    public long LastStep { get; set; }

    public Instant MadeAt { get; init; }
}

/// <summary>A recovery code, as a keyed digest: short enough to write down, and not to be guessed from the table.</summary>
internal sealed class RecoveryCodeRow
{
    public required byte[] Digest { get; init; }
    public Guid Staff { get; init; }
    public Instant? UsedAt { get; set; }
}

internal readonly record struct RecoveryId(Guid Value) : IId<RecoveryId>
{
    public static RecoveryId From(Guid value) => new(value);
}

/// <summary>A member of staff has lost every way in: one administrator asks, another approves, a link works once.</summary>
internal sealed class RecoveryRow
{
    public RecoveryId Id { get; init; }
    public Guid Staff { get; init; }
    public Guid AskedBy { get; init; }
    public Instant AskedAt { get; init; }
    public Instant ExpiresAt { get; set; }
    public Guid? ApprovedBy { get; set; }
    public byte[]? Link { get; set; }
    public Instant? ClosedAt { get; set; }
}

internal sealed class StaffTables : ITables
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<TotpRow>(totp => totp.ToTable("platform_staff_totp").HasKey(t => t.Staff));
        model.Entity<RecoveryCodeRow>(code =>
        {
            code.ToTable("platform_staff_recovery_code").HasKey(c => c.Digest);
            code.HasIndex(c => c.Staff, "platform_staff_recovery_code_staff"); // new ones take the place of the old
        });
        model.Entity<RecoveryRow>(recovery =>
        {
            recovery.ToTable("platform_staff_recovery").HasKey(r => r.Id);
            recovery.HasIndex(r => r.Staff, "platform_staff_recovery_staff"); // one open at a time
            recovery.HasIndex(r => r.Link, "platform_staff_recovery_link").IsUnique(); // whoever holds the link
        });
    }
}
