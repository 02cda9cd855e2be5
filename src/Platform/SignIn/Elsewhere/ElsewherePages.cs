using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.IdentityModel.JsonWebTokens;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.SignIn.Signing;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.SignIn.Elsewhere;

/// <summary>Out to a provider and back, and the public keys by which a provider knows this city.</summary>
internal static class ElsewherePages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in/with/{provider}", Leave).Public();
        routes.MapGet("/sign-in/with/{provider}/back", Return).Public();
        routes.MapGet("/sign-in/client-keys", (ClientKey key) => Results.Json(key.PublicSet())).Public();
    }

    /// <summary>The path that leads out to the provider.</summary>
    public static string PathTo(string provider, string returnTo, IdentityLevel level) =>
        $"/sign-in/with/{provider}?level={Words.Kebab(Asked(level).ToString())}&returnTo={Uri.EscapeDataString(returnTo)}";

    private static async Task<IResult> Leave(
        string provider, string? returnTo, string? level, HttpContext http, Providers providers, OpenIdClient client, CityKeys keys, IChance chance, TimeProvider clock, CancellationToken ct)
    {
        if (providers.Find(provider) is not { } found) return Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
        var actor = http.Visitor().Actor;
        var asked = level == Words.Kebab(nameof(IdentityLevel.Signed)) ? IdentityLevel.Signed : IdentityLevel.Authenticated;
        var attempt = new Attempt(
            Secret.New(chance), provider, asked, LocalPath.OrHome(returnTo ?? (provider == Providers.Staff ? "/staff" : "/")),
            actor.Kind is ActorKind.Resident ? actor.Id : Guid.Empty, clock.NowInstant() + Attempt.Validity);
        // Another site may send her out, but not have what she proves there join the account she is signed in to here.
        if (attempt.Account != Guid.Empty && IsSentByAnotherSite(http)) return Failed(Guard.CrossSite.Because(), attempt);
        if (!(await client.Begin(found, attempt, ct)).Try(out var address, out var no)) return Failed(no, attempt);
        attempt.Leave(http, keys);
        return Results.Redirect(address);
    }

    private static async Task<IResult> Return(
        string provider, HttpContext http, City city, Providers providers, OpenIdClient client, SigningClient signing, Sessions sessions, CityKeys keys, TimeProvider clock, CancellationToken ct)
    {
        if (providers.Find(provider) is not { } found) return Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
        if (Attempt.Take(http, keys, provider, http.Request.Query["state"], clock.NowInstant()) is not { } attempt)
            return Failed(SpendState.NotAwaited.Because(), provider, provider == Providers.Staff ? "/staff" : "/", IdentityLevel.None);

        var answer = http.Request.Query.Select(p => KeyValuePair.Create(p.Key, p.Value.OfType<string>().ToArray()));
        if (!(await client.Redeem(found, attempt, answer, ct)).Try(out var redeemed, out var no)) return Failed(no, attempt);
        if (provider == Providers.Staff) return await SignInStaff(http, city, found, attempt, redeemed.Token, ct);
        CardSignature? signature = null;
        if (attempt.Transaction is not null && !(await signing.Fetch(found, attempt, redeemed.AccessToken, ct)).Try(out signature, out no)) return Failed(no, attempt);
        var token = redeemed.Token;
        var proof = new Proof(provider, Proof.Digest(keys, provider, token.Issuer, token.Subject), attempt.Level);
        return await SignInResident(http, city, sessions, new UseIdentity(proof, attempt, http.Visitor().Secret, signature), ct);
    }

    private static async Task<IResult> SignInResident(HttpContext http, City city, Sessions sessions, UseIdentity identity, CancellationToken ct)
    {
        var entered = await city.Perform(identity, ct);
        if (entered.IsRefused) return Failed(entered.Refusal, identity.Attempt);
        if (http.Visitor().Secret is { } before) sessions.Forget(before);
        return SignInPages.Welcome(http, entered.Value);
    }

    private static async Task<IResult> SignInStaff(HttpContext http, City city, Provider provider, Attempt attempt, JsonWebToken token, CancellationToken ct)
    {
        var login = token.TryGetPayloadValue<string>(provider.Settings.Claim, out var named) ? named : "";
        var opened = await city.Perform(new UseStaffIdentity(login, attempt), ct);
        if (opened.IsRefused) return Failed(opened.Refusal, attempt);
        return SignInPages.Welcome(http, new Entered(attempt.ReturnTo) { Opened = opened.Value });
    }

    private static IdentityLevel Asked(IdentityLevel level) => level >= IdentityLevel.Signed ? IdentityLevel.Signed : IdentityLevel.Authenticated;

    /// <summary>Whether a page of another site sent her browser here.</summary>
    public static bool IsSentByAnotherSite(HttpContext http) => http.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    /// <summary>The page that says what went wrong; where she was to sign a statement, the way on leads back to where it stands.</summary>
    public static IResult Failed(Refusal refusal, Attempt attempt) => attempt.Transaction is null
        ? Failed(refusal, attempt.Provider, attempt.ReturnTo, attempt.Level)
        : Page.Of<ElsewhereFailedPage>(new ElsewhereFailedModel(refusal, attempt.ReturnTo, "/my", ForStaff: false), refusal.Status());

    private static IResult Failed(Refusal refusal, string provider, string returnTo, IdentityLevel level)
    {
        var staff = provider == Providers.Staff;
        var door = staff ? $"/staff/sign-in?returnTo={Uri.EscapeDataString(returnTo)}" : LocalPath.ToSignIn(returnTo, level);
        return Page.Of<ElsewhereFailedPage>(new ElsewhereFailedModel(refusal, PathTo(provider, returnTo, level), door, staff), refusal.Status());
    }
}

public sealed record ElsewhereFailedModel(Refusal Refusal, string Again, string Back, bool ForStaff);
