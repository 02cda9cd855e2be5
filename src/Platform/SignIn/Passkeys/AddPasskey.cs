using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn.Staff;

namespace SmartLocal.Platform.SignIn.Passkeys;

/// <summary>Keeps a passkey that the actor has just made for her own account.</summary>
internal sealed record AddPasskey(MadePasskey Made, string Name, string? Session) : IAct<PasskeyId>
{
    /// <summary>The most passkeys of one person: more are forgotten ones.</summary>
    public const int Most = 10;

    public const int LongestName = 40;

    public static readonly RefusalKind TooMany = new("sign-in.passkeys-too-many", RefusalReason.Conflict);
    public static readonly RefusalKind NameMissing = new("sign-in.passkey-name-missing");

    public ActKind Kind { get; } = new("sign-in.add-passkey", Permission.Either(Permission.Self, Permission.AnyStaff));

    public async ValueTask<Result<PasskeyId>> Run(Acting acting, CancellationToken ct)
    {
        if (!PlainText.Read(Name, LongestName).Try(out var name, out var no)) return no with { Field = "name" };
        if (name.Length == 0) return NameMissing.Of("name");
        var holder = PasskeyHolder.Of(acting.Actor);
        if (await acting.Db.Set<PasskeyRow>().CountAsync(p => p.Kind == holder.Kind && p.Subject == holder.Subject, ct) >= Most) return TooMany.Because(("max", Most));
        if (await acting.Db.Set<PasskeyRow>().AnyAsync(p => p.Credential == Made.Credential, ct)) return PasskeyCeremony.Refused.Because();
        if (!await UsedOnce.IsFirst(acting, "passkey", Made.Challenge, acting.Now + PasskeyCeremony.Validity, ct)) return PasskeyCeremony.Refused.Because();
        if (holder.Kind is ActorKind.Resident) await AccountNews.Tell(acting, AccountId.From(holder.Subject), AccountNews.MethodAdded, ct);
        var id = acting.NewId<PasskeyId>();
        acting.Db.Add(new PasskeyRow
        {
            Id = id, Credential = Made.Credential, Kind = holder.Kind, Subject = holder.Subject, Name = acting.Seal(PasskeyRow.NameColumn.Of(id.Value), name),
            Method = holder.Kind is ActorKind.Resident ? SignInMethodRow.Add(acting, AccountId.From(holder.Subject), PasskeyMethod.ProofOf(acting, Made.Credential)).Id : null,
            PublicKey = Made.PublicKey, Uses = Made.Uses, MayBeBackedUp = Made.MayBeBackedUp, IsBackedUp = Made.IsBackedUp, MadeAt = acting.Now,
        });
        if (holder.Kind is ActorKind.Staff) await SecondFactor.Raise(acting, Session, ct);
        acting.Record(new PasskeyAdded(holder.Subject, id.Value));
        return id;
    }
}

/// <summary>Somebody made a passkey for her account.</summary>
public sealed record PasskeyAdded(Guid Subject, Guid Passkey) : IEntry
{
    static string IEntry.Name => "sign-in.passkey-added";

    /// <inheritdoc/>
    public Guid About => Subject;
}
