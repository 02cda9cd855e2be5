using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Modules.Tests.World;

/// <summary>What a mailed link leads to, without the mail.</summary>
internal sealed record OpenSessionForTest(string Mail) : IAct<OpenedSession>
{
    public ActKind Kind { get; } = new("test.open-session", Permission.Anyone);

    public async ValueTask<Result<OpenedSession>> Run(Acting acting, CancellationToken ct)
    {
        var account = await acting.Db.Set<AccountRow>().SingleOrDefaultAsync(a => a.Mail == Mail, ct);
        if (account is null) acting.Db.Add(account = new AccountRow { Id = acting.NewId<AccountId>(), Mail = Mail, MadeAt = acting.Now });
        acting.Record(new SignedIn(account.Id.Value, "mailed-link"));
        return Sessions.Open(acting, ActorKind.Resident, account.Id.Value, IdentityLevel.MailedLink, "/");
    }
}
