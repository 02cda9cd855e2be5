using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.SignIn.Passkeys;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>私の認証: a member of staff's own keys, codes, password and sessions.</summary>
internal static class StaffAccountPages
{
    public const string Path = "/staff/account";

    private const string Enrolling = "totp enrolment";
    private const int MostSessions = 20;

    private static readonly TimeSpan EnrolmentValidity = TimeSpan.FromMinutes(30);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup(Path);
        account.MapGet("", (HttpContext http, City city, CityContext db, SecondFactorRule rule, TimeProvider clock, CancellationToken ct) => Show(http, city, db, rule, clock, null, ct)).Needs(Permission.AnyStaff);
        account.MapPost("/passkeys", AddPasskey).Needs(Permission.AnyStaff);
        account.MapPost("/passkeys/{id:guid}/removal", (Guid id, HttpContext http, City city, CityContext db, SecondFactorRule rule, TimeProvider clock, CancellationToken ct) =>
            Do(new RemovePasskey(PasskeyId.From(id)), "sign-in.staff-account.passkey-removed", http, city, db, rule, clock, ct)).Needs(Permission.Staff);
        account.MapGet("/totp", (City city, Carried carried, CityFacts facts, HttpContext http) => TotpForm(RandomNumberGenerator.GetBytes(Totp.SecretLength), city, carried, facts, http, null)).Needs(Permission.AnyStaff);
        account.MapPost("/totp", Enrol).Needs(Permission.AnyStaff);
        account.MapPost("/totp/removal", (HttpContext http, City city, CityContext db, SecondFactorRule rule, TimeProvider clock, CancellationToken ct) =>
            Do(new RemoveTotp(), "sign-in.staff-account.totp-removed", http, city, db, rule, clock, ct)).Needs(Permission.Staff);
        account.MapPost("/recovery-codes", RenewCodes).Needs(Permission.Staff);
        account.MapPost("/password", ChangeOwnPassword).Needs(Permission.Staff);
        account.MapPost("/sessions/{digest:length(64)}/closing", CloseOne).Needs(Permission.AnyStaff);
    }

    private static async Task<IResult> Show(HttpContext http, City city, CityContext db, SecondFactorRule rule, TimeProvider clock, Refusal? refusal, CancellationToken ct)
    {
        var staff = city.Actor.Id;
        var now = Instant.From(clock.GetUtcNow());
        var mine = Secret.Digest(http.Visitor().Secret ?? "");
        var passkeys = await db.Set<PasskeyRow>().Where(p => p.Kind == ActorKind.Staff && p.Subject == staff).OrderBy(p => p.Id).Take(Passkeys.AddPasskey.Most)
            .Select(p => new { p.Id, p.Name, p.MadeAt, p.UsedAt }).ToListAsync(ct);
        var own = http.RequestServices.GetRequiredService<Vault>().Own(staff);
        var sessions = await db.Set<SessionRow>().Where(s => s.Kind == ActorKind.Staff && s.Subject == staff && s.ClosedAt == null && s.ExpiresAt > now)
            .OrderByDescending(s => s.OpenedAt).ThenBy(s => s.Digest).Take(MostSessions).ToListAsync(ct);
        return Page.Of<StaffAccountPage>(
            new StaffAccountModel(
                [.. passkeys.Select(p => new PasskeyLine(p.Id.Value, own.Read(staff, PasskeyRow.NameColumn.Of(p.Id.Value), p.Name), p.MadeAt, p.UsedAt))],
                (await SecondFactor.TotpOf(db, staff, ct))?.MadeAt,
                await db.Set<RecoveryCodeRow>().CountAsync(c => c.Staff == staff && c.UsedAt == null, ct),
                [.. sessions.Select(s => new SessionLine(Convert.ToHexStringLower(s.Digest), s.Device, s.OpenedAt, s.Method, s.Digest.AsSpan().SequenceEqual(mine)))],
                rule.Required,
                city.Actor.Level is IdentityLevel.None,
                refusal),
            refusal?.Status() ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> AddPasskey(HttpContext http, PostedForm form, City city, CityContext db, SecondFactorRule rule, PasskeyCeremony ceremony, Sessions sessions, TimeProvider clock, CancellationToken ct)
    {
        var made = await PasskeyRoutes.Made(form, http, city, ceremony);
        var added = made.IsRefused ? made.Refusal : await city.Perform(new AddPasskey(made.Value, form["name"] ?? "", http.Visitor().Secret), ct);
        if (added.IsRefused) return await Show(http, city, db, rule, clock, added.Refusal, ct);
        sessions.ForgetAllOf(city.Actor.Id);
        return Page.Then(Path, "sign-in.staff-account.passkey-added");
    }

    private static async Task<IResult> Enrol(HttpContext http, PostedForm form, City city, Carried carried, CityFacts facts, Sessions sessions, CancellationToken ct)
    {
        // Too old, or somebody else's: a new secret, and the page says why by being new.
        if (carried.Open<Pending>(Enrolling, form["pending"]) is not { } pending || pending.Staff != city.Actor.Id) return Page.Then(Path + "/totp", "sign-in.totp.again");
        var enrolled = await city.Perform(new EnrolTotp(pending.Secret, form["code"] ?? "", http.Visitor().Secret), ct);
        if (enrolled.IsRefused) return TotpForm(pending.Secret, city, carried, facts, http, enrolled.Refusal);
        sessions.ForgetAllOf(city.Actor.Id);
        return Page.Of<RecoveryCodesPage>(new RecoveryCodesModel(enrolled.Value.Codes));
    }

    private static IResult TotpForm(byte[] secret, City city, Carried carried, CityFacts facts, HttpContext http, Refusal? refusal)
    {
        var text = Base32.Of(secret);
        var label = Uri.EscapeDataString($"{facts.Name}:{http.Visitor().SignedIn!.Name}");
        return Page.Of<TotpPage>(
            new TotpModel(
                string.Join(' ', text.Chunk(4).Select(c => new string(c))),
                $"otpauth://totp/{label}?secret={text}&issuer={Uri.EscapeDataString(facts.Name)}",
                carried.Close(Enrolling, new Pending(city.Actor.Id, secret), EnrolmentValidity),
                refusal),
            refusal?.Status() ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> RenewCodes(HttpContext http, City city, CityContext db, SecondFactorRule rule, TimeProvider clock, CancellationToken ct)
    {
        var renewed = await city.Perform(new RenewRecoveryCodes(), ct);
        return renewed.IsRefused ? await Show(http, city, db, rule, clock, renewed.Refusal, ct) : Page.Of<RecoveryCodesPage>(new RecoveryCodesModel(renewed.Value.Codes));
    }

    private static async Task<IResult> ChangeOwnPassword(HttpContext http, PostedForm form, City city, CityContext db, SecondFactorRule rule, StaffSignIn signIn, Sessions sessions, TimeProvider clock, CancellationToken ct)
    {
        var read = NewPassword.Read(form["password"]);
        if (read.IsRefused) return await Show(http, city, db, rule, clock, read.Refusal, ct);
        var confirmed = await signIn.Confirm(city, form["old"] ?? "", ct);
        if (confirmed.IsRefused) return await Show(http, city, db, rule, clock, confirmed.Refusal, ct);
        var changed = await city.Perform(new ChangePassword(StaffSignIn.Hash(read.Value), http.Visitor().Secret), ct);
        if (changed.IsRefused) return await Show(http, city, db, rule, clock, changed.Refusal, ct);
        sessions.ForgetAllOf(city.Actor.Id);
        return Page.Then(Path, "sign-in.staff-account.password-changed");
    }

    private static async Task<IResult> CloseOne(string digest, HttpContext http, City city, CityContext db, SecondFactorRule rule, Sessions sessions, TimeProvider clock, CancellationToken ct)
    {
        if (!digest.All(char.IsAsciiHexDigit)) return await Show(http, city, db, rule, clock, CloseStaffSession.Unknown.Because(), ct);
        var answer = await Do(new CloseStaffSession(Convert.FromHexString(digest)), "sign-in.staff-account.session-closed", http, city, db, rule, clock, ct);
        sessions.ForgetAllOf(city.Actor.Id);
        return answer;
    }

    private static async Task<IResult> Do(IAct<Done> act, string noticeKey, HttpContext http, City city, CityContext db, SecondFactorRule rule, TimeProvider clock, CancellationToken ct)
    {
        var done = await city.Perform(act, ct);
        return done.IsRefused ? await Show(http, city, db, rule, clock, done.Refusal, ct) : Page.Then(Path, noticeKey);
    }

    private sealed record Pending(Guid Staff, byte[] Secret);
}

public sealed record StaffAccountModel(
    IReadOnlyList<PasskeyLine> Passkeys, Instant? TotpSince, int CodesLeft, IReadOnlyList<SessionLine> Sessions, bool Required, bool Halfway, Refusal? Refusal);

public sealed record PasskeyLine(Guid Id, string Name, Instant MadeAt, Instant? UsedAt);

public sealed record SessionLine(string Digest, string? Device, Instant OpenedAt, string Method, bool Here);

public sealed record TotpModel(string Secret, string Link, string Pending, Refusal? Refusal);

public sealed record RecoveryCodesModel(IReadOnlyList<string> Codes);
