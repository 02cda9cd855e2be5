using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.SignIn.MyAccount;

/// <summary>
/// She removes a method: the passkey of a lost phone, an old address. Any of her sessions may, or whoever has lost the
/// stronger method could never remove it; the sessions that were opened by it end.
/// </summary>
internal sealed record RemoveMethod(SignInMethodId Method, string? Session) : IAct<Done>
{
    public static readonly RefusalKind Unknown = new("sign-in.method-unknown", RefusalReason.NotFound);

    /// <summary>Without it she could not come back.</summary>
    public static readonly RefusalKind TheLastOne = new("sign-in.last-method", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("sign-in.remove-method", Permission.Self);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var account = AccountId.From(acting.Actor.Id);
        var hers = await acting.Db.Set<SignInMethodRow>().AsTracking().Where(m => m.Account == account).OrderBy(m => m.Id).ToListAsync(ct);
        if (hers.SingleOrDefault(m => m.Id == Method) is not { } method) return Unknown.Because();
        if (hers.Count == 1) return TheLastOne.Because();

        await AccountNews.Tell(acting, account, AccountNews.MethodRemoved, ct);
        if (acting.All<ISignInMethod>().SingleOrDefault(m => m.Kind == method.Kind) is { } kind) await kind.Remove(acting, account, Method, ct);
        acting.Db.Remove(method);
        var here = Session is null ? null : Secret.Digest(Session);
        foreach (var open in await Open(acting, method.Kind, ct))
            if (here is null || !open.Digest.AsSpan().SequenceEqual(here)) open.ClosedAt = acting.Now;
        acting.Record(new SignInMethodRemoved(account, method.Kind));
        return Done.Yes;
    }

    private static Task<List<SessionRow>> Open(Acting acting, string kind, CancellationToken ct) => acting.Db.Set<SessionRow>().AsTracking()
        .Where(s => s.Subject == acting.Actor.Id && s.Kind == ActorKind.Resident && s.Method == kind && s.ClosedAt == null)
        .OrderBy(s => s.OpenedAt).ToListAsync(ct);
}

/// <summary>An account lost a method.</summary>
public sealed record SignInMethodRemoved(AccountId Account, string Method) : IEntry
{
    static string IEntry.Name => "sign-in.method-removed";

    /// <inheritdoc/>
    public Guid About => Account.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("method", Method)];
}
