using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Platform.SignIn.Passkeys;

internal readonly record struct PasskeyId(Guid Value) : IId<PasskeyId>
{
    public static PasskeyId From(Guid value) => new(value);
}

/// <summary>A passkey: its public half, and what must not run backwards. Whose it is, by kind and id.</summary>
internal sealed class PasskeyRow
{
    public static readonly PersonalColumn NameColumn = new("platform_passkey.name", Fields.SignIn);

    public PasskeyId Id { get; init; }
    public required byte[] Credential { get; init; }
    public ActorKind Kind { get; init; }

    /// <summary>The member of staff, or the account for which it was made: what the device hands over. Stays when accounts are merged.</summary>
    public Guid Subject { get; init; }

    /// <summary>A resident's method, which knows her account of today; null for staff.</summary>
    public SignInMethodId? Method { get; init; }

    /// <summary>What its holder calls it: 「庁内のパソコン」.</summary>
    public required Personal Name { get; init; }

    public required byte[] PublicKey { get; init; }
    public long Uses { get; set; }
    public bool MayBeBackedUp { get; init; }
    public bool IsBackedUp { get; set; }
    public Instant MadeAt { get; init; }
    public Instant? UsedAt { get; set; }
}

internal sealed class PasskeyTables : ITables
{
    public void Configure(ModelBuilder model) => model.Entity<PasskeyRow>(passkey =>
    {
        passkey.ToTable("platform_passkey").HasKey(p => p.Id);
        passkey.HasIndex(p => p.Credential, "platform_passkey_credential").IsUnique(); // the browser names it by this
        passkey.HasIndex(p => p.Method, "platform_passkey_method").IsUnique(); // named and removed with the method
        passkey.HasIndex(p => new { p.Kind, p.Subject }, "platform_passkey_subject"); // her own, on her account's page
    });
}
