using System.Text;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.SignIn;

/// <summary>One way in which the holder of an account signs in: her mail, her デジタル認証アプリ, one of her passkeys.</summary>
public readonly record struct SignInMethodId(Guid Value) : IId<SignInMethodId>
{
    /// <inheritdoc/>
    public static SignInMethodId From(Guid value) => new(value);
}

/// <summary>Of whom it knows a keyed digest only: the table tells nobody which addresses and cards the city knows.</summary>
internal sealed class SignInMethodRow
{
    public SignInMethodId Id { get; init; }
    public AccountId Account { get; set; }

    /// <summary><see cref="Sockets.ISignInMethod.Kind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Digest of kind and subject: see <see cref="Proof.Digest"/>.</summary>
    public required byte[] Subject { get; init; }

    public Instant AddedAt { get; init; }
    public Instant? LastUsedAt { get; set; }

    /// <summary>Adds it to the account. The caller has looked that nobody has it.</summary>
    public static SignInMethodRow Add(Acting acting, AccountId account, Proof proof)
    {
        var method = new SignInMethodRow
        {
            Id = acting.NewId<SignInMethodId>(), Account = account, Kind = proof.Kind, Subject = proof.Subject, AddedAt = acting.Now, LastUsedAt = acting.Now,
        };
        acting.Db.Add(method);
        acting.Record(new SignInMethodAdded(account, proof.Kind));
        return method;
    }

    /// <summary>The method by which she proved it, or null when it is nobody's yet. Tracked.</summary>
    public static Task<SignInMethodRow?> Find(CityContext db, Proof proof, CancellationToken ct) =>
        db.Set<SignInMethodRow>().AsTracking().SingleOrDefaultAsync(m => m.Subject == proof.Subject, ct);
}

/// <summary>What somebody has just proved about herself, and how surely.</summary>
/// <param name="Kind">By which kind of method.</param>
/// <param name="Subject">Who she is to that method, as <see cref="Digest"/> gives it.</param>
/// <param name="Level">How surely.</param>
internal sealed record Proof(string Kind, byte[] Subject, IdentityLevel Level)
{
    /// <summary>The keyed digest of a subject, of its issuer where there are several, and of the kind: no two kinds are ever taken for one another.</summary>
    public static byte[] Digest(CityKeys keys, string kind, params ReadOnlySpan<string> subject) =>
        keys.Digest(Encoding.UTF8.GetBytes($"sign-in-method\n{kind}\n{string.Join('\n', subject)}"));
}

/// <summary>An account got another method.</summary>
public sealed record SignInMethodAdded(AccountId Account, string Method) : IEntry
{
    static string IEntry.Name => "sign-in.method-added";

    /// <inheritdoc/>
    public Guid About => Account.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("method", Method)];
}
