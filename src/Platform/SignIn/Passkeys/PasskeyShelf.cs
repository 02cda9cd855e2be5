using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.SignIn.Passkeys;

/// <summary>
/// The city's passkeys as the framework reads them. It only reads: what a ceremony changes is an act of its own, and whoever
/// would write through here is told so.
/// </summary>
internal sealed class PasskeyShelf(CityContext db) : IUserPasskeyStore<PasskeyHolder>
{
    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PasskeyHolder user, CancellationToken cancellationToken) =>
        [.. (await db.Set<PasskeyRow>().Where(p => p.Kind == user.Kind && p.Subject == user.Subject).OrderBy(p => p.Id).Take(AddPasskey.Most).ToListAsync(cancellationToken)).Select(Info)];

    public async Task<PasskeyHolder?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await db.Set<PasskeyRow>().SingleOrDefaultAsync(p => p.Credential == credentialId, cancellationToken) is { } row ? new PasskeyHolder(row.Kind, row.Subject) : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(PasskeyHolder user, byte[] credentialId, CancellationToken cancellationToken) =>
        await db.Set<PasskeyRow>().SingleOrDefaultAsync(p => p.Credential == credentialId && p.Kind == user.Kind && p.Subject == user.Subject, cancellationToken) is { } row ? Info(row) : null;

    public Task<PasskeyHolder?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Task.FromResult(PasskeyHolder.Parse(userId));

    public Task<string> GetUserIdAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Id);

    public Task<string?> GetNormalizedUserNameAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Id);

    public Task<PasskeyHolder?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw OnlyReads();

    public Task SetUserNameAsync(PasskeyHolder user, string? userName, CancellationToken cancellationToken) => throw OnlyReads();

    public Task SetNormalizedUserNameAsync(PasskeyHolder user, string? normalizedName, CancellationToken cancellationToken) => throw OnlyReads();

    public Task AddOrUpdatePasskeyAsync(PasskeyHolder user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw OnlyReads();

    public Task RemovePasskeyAsync(PasskeyHolder user, byte[] credentialId, CancellationToken cancellationToken) => throw OnlyReads();

    public Task<IdentityResult> CreateAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw OnlyReads();

    public Task<IdentityResult> UpdateAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw OnlyReads();

    public Task<IdentityResult> DeleteAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw OnlyReads();

    public void Dispose()
    {
        // The context is the request's.
    }

    private static UserPasskeyInfo Info(PasskeyRow row) => new(
        row.Credential, row.PublicKey, row.MadeAt.ToDateTimeOffset(), (uint)row.Uses, transports: null,
        isUserVerified: true, row.MayBeBackedUp, row.IsBackedUp, attestationObject: [], clientDataJson: []);

    private static InvalidOperationException OnlyReads() => new("Passkeys change by acts: AddPasskey, RemovePasskey, OpenPasskeySession");
}
