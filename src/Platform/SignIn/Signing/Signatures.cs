using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn.Elsewhere;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.SignIn.Signing;

/// <summary>署名 for modules: a resident signs a statement with her card, and what she then sends carries the signature as evidence.</summary>
public static class Signatures
{
    /// <summary>
    /// Sends her browser out to sign; it comes back to <paramref name="returnTo"/> when she has. For a GET route of a page that
    /// shows what she signs: a form that ends on another site is stopped by the browser.
    /// </summary>
    /// <param name="http">Her request: she is signed in.</param>
    /// <param name="statement">What she signs.</param>
    /// <param name="returnTo">A path of this site.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<IResult> Leave(HttpContext http, string statement, string returnTo, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(http);
        var digest = DigestOf(statement);
        var services = http.RequestServices;
        var (keys, clock) = (services.GetRequiredService<CityKeys>(), services.GetRequiredService<TimeProvider>());
        var attempt = new Attempt(
            Secret.New(services.GetRequiredService<IChance>()), Providers.DigitalId, IdentityLevel.Signed, LocalPath.OrHome(returnTo),
            http.Visitor().Actor.Id, clock.NowInstant() + Attempt.Validity, "", Convert.ToHexStringLower(digest));
        if (services.GetRequiredService<Providers>().Find(Providers.DigitalId) is not { } provider) return ElsewherePages.Failed(SigningClient.NotOffered.Because(), attempt);
        if (ElsewherePages.IsSentByAnotherSite(http)) return ElsewherePages.Failed(Guard.CrossSite.Because(), attempt);
        if (!(await services.GetRequiredService<SigningClient>().Begin(provider, digest, ct)).Try(out var transaction, out var no)) return ElsewherePages.Failed(no, attempt);
        attempt = attempt with { Transaction = transaction };
        if (!(await services.GetRequiredService<OpenIdClient>().Begin(provider, attempt, ct)).Try(out var address, out no)) return ElsewherePages.Failed(no, attempt);
        attempt.Leave(http, keys);
        return Results.Redirect(address);
    }

    /// <summary>The signature that the account's holder has made under this statement and not used yet; null where she has made none.</summary>
    /// <param name="db">Where it is read.</param>
    /// <param name="opened">Her own data, opened to her.</param>
    /// <param name="account">Her account.</param>
    /// <param name="statement">What she signs.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<SeenSignature?> Made(CityContext db, Opened opened, AccountId account, string statement, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(opened);
        var digest = DigestOf(statement);
        var row = await db.Set<SignatureRow>().Where(s => s.Account == account && s.Digest == digest && s.About == null).OrderBy(s => s.Id).FirstOrDefaultAsync(ct);
        return row is null ? null : See(row, digest, opened, account.Value);
    }

    /// <summary>Makes the acting resident's signature under this statement the evidence of what she sends; false when she has made none.</summary>
    public static async ValueTask<bool> Use(Acting acting, string statement, Guid about, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(acting);
        var (account, digest) = (AccountId.From(acting.Actor.Id), DigestOf(statement));
        var signature = await acting.Db.Set<SignatureRow>().AsTracking()
            .Where(s => s.Account == account && s.Digest == digest && s.About == null).OrderBy(s => s.Id).FirstOrDefaultAsync(ct);
        if (signature is null) return false;
        (signature.About, signature.Statement) = (about, acting.Seal(SignatureRow.StatementColumn.Of(signature.Id.Value), statement));
        return true;
    }

    /// <summary>The signature under what was sent, checked anew; null when it was not signed.</summary>
    /// <param name="db">Where it is read.</param>
    /// <param name="opened">A look at the answers of whoever sent it: statement and certificate are as personal as they.</param>
    /// <param name="subject">Whoever sent it.</param>
    /// <param name="about">What was sent.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<SeenSignature?> Of(CityContext db, Opened opened, Guid subject, Guid about, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(opened);
        var row = await db.Set<SignatureRow>().Where(s => s.About == about).OrderBy(s => s.Id).FirstOrDefaultAsync(ct);
        if (row is null) return null;
        return See(row, DigestOf(opened.ReadOptional(subject, SignatureRow.StatementColumn.Of(row.Id.Value), row.Statement) ?? ""), opened, subject);
    }

    private static SeenSignature See(SignatureRow row, byte[] digest, Opened opened, Guid subject)
    {
        var certificate = Convert.FromHexString(opened.Read(subject, SignatureRow.CertificateColumn.Of(row.Id.Value), row.Certificate));
        return new SeenSignature(row.At, new CardSignature(digest, row.Value, certificate).IsOverDigest()) { Holder = CertifiedPerson.Of(certificate) };
    }

    private static byte[] DigestOf(string statement) => SHA256.HashData(Encoding.UTF8.GetBytes(statement));
}

/// <summary>A signature as it is seen today.</summary>
/// <param name="At">When it was made; its certificate was checked then.</param>
/// <param name="Holds">Whether it is over the statement that is kept.</param>
public sealed record SeenSignature(Instant At, bool Holds)
{
    /// <summary>Whose card made it, by its certificate; null where that names nobody. It need not be whoever sent what is signed.</summary>
    public CertifiedPerson? Holder { get; init; }
}
