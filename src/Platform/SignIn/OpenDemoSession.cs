using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.SignIn;

/// <summary>
/// A session without a mail, for trying the API, for benchmarks and tests. Only where everything is simulated: in a city's own
/// data nobody gets in without proving who she is.
/// </summary>
public sealed record OpenDemoSession(string Mail) : IAct<DemoSession>
{
    /// <summary>The data folder is a city's own.</summary>
    public static readonly RefusalKind NotSimulated = new("sign-in.not-simulated", RefusalReason.NotAllowed);

    /// <inheritdoc/>
    public ActKind Kind { get; } = new("sign-in.open-demo-session", Permission.System);

    /// <inheritdoc/>
    public async ValueTask<Result<DemoSession>> Run(Acting acting, CancellationToken ct)
    {
        if (acting.Get<DataFolder>().Origin is not Origin.Simulated) return NotSimulated.Because();
        if (!EmailAddress.Parse(Mail).Try(out var mail, out var no)) return no;
        var account = await acting.Db.Set<AccountRow>().SingleOrDefaultAsync(a => a.Mail == mail.Value, ct);
        if (account is null)
        {
            acting.Db.Add(account = new AccountRow { Id = acting.NewId<AccountId>(), Mail = mail.Value, MadeAt = acting.Now });
            acting.Record(new AccountMade(account.Id));
        }

        acting.Record(new SignedIn(account.Id.Value, "demo"));
        var opened = Sessions.Open(acting, ActorKind.Resident, account.Id.Value, IdentityLevel.MailedLink, "/");
        return new DemoSession(account.Id, opened.Secret);
    }
}

/// <summary>A demo session.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Secret">Cookie <c>session</c> of a browser, or bearer token of an API client.</param>
public sealed record DemoSession(AccountId Account, string Secret);
