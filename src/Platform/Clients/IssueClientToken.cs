using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Platform.Clients;

/// <summary>An outside system that has proved itself gets an access token, short and for no more than it was granted.</summary>
/// <param name="Asserted">Its proof.</param>
/// <param name="Asked">The scopes asked for; all that were granted when none is named.</param>
internal sealed record IssueClientToken(AssertedClient Asserted, IReadOnlyList<string> Asked) : IAct<ClientToken>
{
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(10);

    public static readonly RefusalKind ScopeNotGranted = new("clients.scope-not-granted", RefusalReason.NotAllowed);

    public ActKind Kind { get; } = new("clients.issue-client-token", Permission.Anyone);

    public async ValueTask<Result<ClientToken>> Run(Acting acting, CancellationToken ct)
    {
        var row = await acting.Db.Set<ClientRow>().SingleOrDefaultAsync(c => c.Id == Asserted.Client && c.RevokedAt == null, ct);
        if (row is null || !await UsedOnce.IsFirst(acting, "client assertion", $"{row.Id.Value:n} {Asserted.Jti}", Asserted.ExpiresAt, ct)) return ClientAssertion.Invalid.Because();
        var granted = Scopes.In(row.Scopes);
        if (Asked.Except(granted).Any()) return ScopeNotGranted.Because(("scope", string.Join(' ', Asked.Except(granted))));

        var now = acting.Now;
        await acting.Db.Set<ClientTokenRow>().Where(t => t.ExpiresAt < now).ExecuteDeleteAsync(ct);
        var scopes = string.Join(' ', Asked.Count == 0 ? granted : Asked.Distinct(StringComparer.Ordinal));
        var secret = ClientTokens.Mark + Secret.New(acting.Get<IChance>());
        acting.Db.Add(new ClientTokenRow { Digest = Secret.Digest(secret), Client = row.Id, Scopes = scopes, IssuedAt = now, ExpiresAt = now + Validity });
        acting.Record(new ClientTokenIssued(row.Id.Value, row.Office, Scopes.In(scopes)));
        return new ClientToken(secret, scopes);
    }
}

/// <summary>An access token. The secret is handed out once.</summary>
internal sealed record ClientToken(string Secret, string Scopes);

/// <summary>An outside system got an access token.</summary>
public sealed record ClientTokenIssued(Guid Client, string Office, IReadOnlyList<string> Scopes) : IEntry
{
    static string IEntry.Name => "clients.token-issued";

    /// <inheritdoc/>
    public Guid About => Client;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("office", Office), .. Scopes.Select(s => new Fact("scope", s))];
}
