using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.SignIn.Passkeys;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>職員の認証: who of the staff signs in by what, and the way back for whoever has lost everything.</summary>
internal static class RecoveryPages
{
    public const string Path = "/staff/sign-ins";
    public const string Door = "/staff/sign-in/recovery";

    private const int RowsOnAPage = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var list = routes.MapGroup(Path).Needs(Permission.Right(AskForRecovery.Right));
        list.MapGet("", (string? after, City city, CityContext db, IEnumerable<IRightsSource> rights, TimeProvider clock, CancellationToken ct) => Show(after, null, city, db, rights, clock, ct));
        list.MapPost("/{staff:guid}/recovery", Ask);
        list.MapPost("/recoveries/{id:guid}/approval", Approve);
        list.MapPost("/recoveries/{id:guid}/withdrawal", Withdraw);

        routes.MapGet(Door, (string? token) => Page.Of<UseRecoveryPage>(new UseRecoveryModel(token ?? "", null))).Public();
        routes.MapPost(Door, Use).Public();
    }

    private static async Task<IResult> Show(string? after, Refusal? refusal, City city, CityContext db, IEnumerable<IRightsSource> rights, TimeProvider clock, CancellationToken ct)
    {
        var now = Instant.From(clock.GetUtcNow());
        var people = new Names(db, rights, now.TokyoDate);
        var from = after ?? "";
        var logins = await db.Set<StaffLoginRow>().Where(l => string.Compare(l.Login, from) > 0).OrderBy(l => l.Login).Take(RowsOnAPage)
            .Select(l => new { l.Staff, l.Login, l.LockedUntil }).ToListAsync(ct);
        var staff = logins.Select(l => l.Staff).ToList();
        var passkeys = (await db.Set<PasskeyRow>().Where(p => p.Kind == ActorKind.Staff && staff.Contains(p.Subject)).GroupBy(p => p.Subject).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).ToDictionary(g => g.Key, g => g.Count);
        var totp = (await db.Set<TotpRow>().Where(t => staff.Contains(t.Staff)).Select(t => t.Staff).ToListAsync(ct)).ToHashSet();
        var open = new List<RecoveryLine>();
        var running = await db.Set<RecoveryRow>().Where(r => r.ClosedAt == null && r.ExpiresAt > now).OrderBy(r => r.Id).Take(RowsOnAPage).ToListAsync(ct);
        foreach (var row in running)
        {
            open.Add(new RecoveryLine(
                row.Id.Value, (await people.Of(row.Staff, ct)).Name, (await people.Of(row.AskedBy, ct)).Name, row.AskedAt, row.ExpiresAt, row.ApprovedBy is not null,
                MayApprove: row.ApprovedBy is null && row.AskedBy != city.Actor.Id && row.Staff != city.Actor.Id));
        }

        var lines = new List<SignInLine>(logins.Count);
        foreach (var login in logins)
        {
            var (name, office) = await people.Of(login.Staff, ct);
            lines.Add(new SignInLine(
                login.Staff, login.Login, name, office, passkeys.GetValueOrDefault(login.Staff), totp.Contains(login.Staff), login.LockedUntil > now,
                Self: login.Staff == city.Actor.Id, Recovering: running.Exists(r => r.Staff == login.Staff)));
        }

        return Page.Of<SignInsPage>(
            new SignInsModel(lines, open, refusal, after is not null, logins.Count == RowsOnAPage ? logins[^1].Login : null), refusal?.Status() ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Ask(Guid staff, City city, CityContext db, IEnumerable<IRightsSource> rights, TimeProvider clock, CancellationToken ct)
    {
        var asked = await city.Perform(new AskForRecovery(staff), ct);
        return asked.IsRefused ? await Show(null, asked.Refusal, city, db, rights, clock, ct) : Page.Then(Path, "sign-in.recovery.asked");
    }

    // The link is on this answer and nowhere else: reloading it sends the form again and is told that it is approved.
    private static async Task<IResult> Approve(Guid id, City city, CityContext db, IEnumerable<IRightsSource> rights, SiteAddress site, TimeProvider clock, CancellationToken ct)
    {
        var approved = await city.Perform(new ApproveRecovery(RecoveryId.From(id)), ct);
        return approved.IsRefused
            ? await Show(null, approved.Refusal, city, db, rights, clock, ct)
            : Page.Of<RecoveryLinkPage>(new RecoveryLinkModel($"{site.Value}{Door}?token={approved.Value.Secret}", approved.Value.ExpiresAt));
    }

    private static async Task<IResult> Withdraw(Guid id, City city, CityContext db, IEnumerable<IRightsSource> rights, TimeProvider clock, CancellationToken ct)
    {
        var withdrawn = await city.Perform(new WithdrawRecovery(RecoveryId.From(id)), ct);
        return withdrawn.IsRefused ? await Show(null, withdrawn.Refusal, city, db, rights, clock, ct) : Page.Then(Path, "sign-in.recovery.withdrawn");
    }

    private static async Task<IResult> Use(HttpContext http, PostedForm form, City city, CancellationToken ct)
    {
        var token = form["token"] ?? "";
        var read = NewPassword.Read(form["password"]);
        if (read.IsRefused) return Page.Of<UseRecoveryPage>(new UseRecoveryModel(token, read.Refusal), read.Refusal.Status());
        var opened = await city.Perform(new UseRecovery(token, StaffSignIn.Hash(read.Value)), ct);
        if (opened.IsRefused) return Page.Of<UseRecoveryPage>(new UseRecoveryModel(token, opened.Refusal), opened.Refusal.Status());
        SignInPages.Keep(http, opened.Value);
        return Page.Then(opened.Value.ReturnTo, "sign-in.recovery.done");
    }

    /// <summary>The names by which people are known today; whoever holds no post has none here.</summary>
    private sealed class Names(CityContext db, IEnumerable<IRightsSource> rights, DateOnly today)
    {
        private readonly Dictionary<Guid, (string? Name, string? Office)> known = [];

        public async Task<(string? Name, string? Office)> Of(Guid staff, CancellationToken ct)
        {
            if (known.TryGetValue(staff, out var name)) return name;
            foreach (var source in rights)
                if (await source.PostsOf(db, staff, today, ct) is [var post, ..]) return known[staff] = (post.PersonName, post.OfficeName);
            return known[staff] = (null, null);
        }
    }
}

public sealed record SignInsModel(IReadOnlyList<SignInLine> Lines, IReadOnlyList<RecoveryLine> Open, Refusal? Refusal, bool IsLater, string? Next);

public sealed record SignInLine(Guid Staff, string Login, string? Name, string? Office, int Passkeys, bool Totp, bool Locked, bool Self, bool Recovering);

public sealed record RecoveryLine(Guid Id, string? Name, string? AskedBy, Instant AskedAt, Instant ExpiresAt, bool Approved, bool MayApprove);

public sealed record RecoveryLinkModel(string Link, Instant ExpiresAt);

public sealed record UseRecoveryModel(string Token, Refusal? Refusal);
