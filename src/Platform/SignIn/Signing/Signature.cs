using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Platform.SignIn.Signing;

/// <summary>A signature that a resident made.</summary>
public readonly record struct SignatureId(Guid Value) : IId<SignatureId>
{
    /// <inheritdoc/>
    public static SignatureId From(Guid value) => new(value);
}

/// <summary>A signature as evidence: statement, value and certificate together can be checked again by anybody.</summary>
internal sealed class SignatureRow
{
    public static readonly PersonalColumn CertificateColumn = new("platform_signature.certificate", Fields.Answers);
    public static readonly PersonalColumn StatementColumn = new("platform_signature.statement", Fields.Answers);

    public SignatureId Id { get; init; }
    public AccountId Account { get; set; }

    /// <summary>SHA-256 of the statement.</summary>
    public required byte[] Digest { get; init; }

    public required byte[] Value { get; init; }

    /// <summary>署名用電子証明書, DER in hexadecimal: it names her and where she lives.</summary>
    public required Personal Certificate { get; init; }

    public Instant At { get; init; }

    /// <summary>The statement, from the day it was used: what it was used for may be corrected later.</summary>
    public Personal? Statement { get; set; }

    /// <summary>What it was used for: an application. Null as long as it was used for nothing.</summary>
    public Guid? About { get; set; }

    /// <summary>Keeps the signature that she has just made.</summary>
    public static void Add(Acting acting, AccountId account, CardSignature signature)
    {
        var id = acting.NewId<SignatureId>();
        acting.Db.Add(new SignatureRow
        {
            Id = id, Account = account, Digest = signature.Digest, Value = signature.Value, At = acting.Now,
            Certificate = acting.Seal(CertificateColumn.Of(id.Value), Convert.ToHexString(signature.Certificate)),
        });
        acting.Record(new StatementSigned(id, account));
    }
}

internal sealed class SignatureTables : ITables
{
    public void Configure(ModelBuilder model) => model.Entity<SignatureRow>(signature =>
    {
        signature.ToTable("platform_signature").HasKey(s => s.Id);
        signature.HasIndex(s => s.Account, "platform_signature_account"); // whether she has signed what she is about to send
        signature.HasIndex(s => s.About, "platform_signature_about"); // read with what it was used for
    });
}

/// <summary>A resident signed a statement with her card.</summary>
/// <param name="Signature">The signature.</param>
/// <param name="Account">Who signed.</param>
public sealed record StatementSigned(SignatureId Signature, AccountId Account) : IEntry
{
    static string IEntry.Name => "sign-in.statement-signed";

    /// <inheritdoc/>
    public Guid About => Account.Value;
}
