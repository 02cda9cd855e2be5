using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.SignIn.MyAccount;

/// <summary>What the pages of an account show: her methods by name, and her open sessions.</summary>
internal sealed class AccountDesk(CityContext db, City city, IEnumerable<ISignInMethod> kinds, TimeProvider clock)
{
    // More than anybody has; the oldest end by themselves within twelve hours.
    private const int MostSessions = 100;

    public AccountId Account => AccountId.From(city.Actor.Id);

    public async Task<IReadOnlyList<OwnMethod>> MethodsOf(AccountId account, CancellationToken ct)
    {
        var rows = await db.Set<SignInMethodRow>().Where(m => m.Account == account).OrderBy(m => m.AddedAt).ThenBy(m => m.Id).Take(MostSessions).ToListAsync(ct);
        var methods = new List<OwnMethod>(rows.Count);
        foreach (var row in rows)
        {
            var name = kinds.SingleOrDefault(k => k.Kind == row.Kind) is { } kind ? await kind.NameOf(db, account, row.Id, ct) : null;
            methods.Add(new OwnMethod(row.Id.Value, row.Kind, name, row.AddedAt.ToDateTimeOffset(), row.LastUsedAt?.ToDateTimeOffset()));
        }

        return methods;
    }

    public async Task<AccountModel> Show(string? secret, Refusal? refusal, string typed, CancellationToken ct, string kind = MailMethod.Name)
    {
        var methods = await MethodsOf(Account, ct);
        var sections = kinds.Where(k => k.IsOffered).OrderBy(k => k.Order).Select(k => new MyPageSection(
            k.Section,
            new MethodSectionModel(methods.Count(m => m.Kind == k.Kind)) { Refusal = k.Kind == kind ? refusal : null, Typed = k.Kind == kind ? typed : "" }));
        var (now, here) = (clock.NowInstant(), secret is null ? [] : Secret.Digest(secret));
        var open = await db.Set<SessionRow>()
            .Where(s => s.Subject == city.Actor.Id && s.Kind == ActorKind.Resident && s.ClosedAt == null && s.ExpiresAt >= now)
            .OrderByDescending(s => s.OpenedAt).Take(MostSessions).ToListAsync(ct);
        return new AccountModel(
            methods,
            [.. sections],
            [.. open.Select(s => new OwnSession(Convert.ToHexStringLower(s.Digest), s.Device, s.OpenedAt.ToDateTimeOffset(), s.Method, s.Level, s.Digest.AsSpan().SequenceEqual(here)))],
            refusal);
    }
}
