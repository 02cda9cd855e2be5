using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.SignIn;

/// <summary>
/// A session without a mail, for trying the API, for benchmarks and tests. Only where everything is simulated: in a city's own
/// data nobody gets in without proving who she is.
/// </summary>
/// <param name="Mail">Whose: a new account, when none reads mail there.</param>
/// <param name="Level">What the session has proved, unless another is asked for: enough for every procedure but those with 署名.</param>
public sealed record OpenDemoSession(string Mail, IdentityLevel Level = IdentityLevel.Authenticated) : IAct<DemoSession>
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
        var account = await MailMethod.AccountOf(acting, mail, ct);
        acting.Record(new SignedIn(account.Value, "demo"));
        var opened = Sessions.Open(acting, ActorKind.Resident, account.Value, Level, "demo", "/");
        return new DemoSession(account, opened.Secret);
    }
}

/// <summary>A demo session.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Secret">Cookie <c>session</c> of a browser, or bearer token of an API client.</param>
public sealed record DemoSession(AccountId Account, string Secret);
