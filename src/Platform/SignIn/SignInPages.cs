using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.SignIn.Elsewhere;
using SmartLocal.Platform.SignIn.MyAccount;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.SignIn;

internal static class SignInPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", (string? returnTo, string? level, City city, IEnumerable<ISignInMethod> methods) =>
            Show(new SignInAsked(LocalPath.OrHome(returnTo), LevelOf(level)), city, methods)).Public();
        routes.MapPost("/sign-in", AskForLink).Public();
        routes.MapGet("/sign-in/sent", () => Page.Of<LinkSentPage>(new object())).Public();
        routes.MapGet("/sign-in/link", ShowLink).Public();
        routes.MapPost("/sign-in/link", UseLink).Public();
        routes.MapPost("/sign-out", SignOut).Public().EvenAfterActing();
        routes.MapGet("/my", MyPage).Needs(Permission.Resident);

        routes.MapGet("/staff/sign-in", (string? returnTo, Providers providers) =>
            Page.Of<StaffSignInPage>(new StaffSignInModel("", LocalPath.OrHome(returnTo ?? "/staff"), null, providers.Find(Providers.Staff) is not null))).Public();
        routes.MapPost("/staff/sign-in", SignInStaff).Public();
        routes.MapPost("/staff/sign-in/code", TakeCode).Public();
        routes.MapGet("/staff", (HttpContext http, IEnumerable<MenuEntry> menu) =>
            Page.Then(menu.Where(m => m.Side is MenuSide.Staff && m.Permission.Allows(http.Visitor().Actor)).OrderBy(m => m.Order).Select(m => m.Href).FirstOrDefault() ?? "/"))
            .Needs(Permission.Staff);
    }

    /// <summary>After somebody has proved who she is: her session's cookie, and where she goes now.</summary>
    public static IResult Welcome(HttpContext http, Entered entered, string? notice = null)
    {
        if (entered.Opened is { } opened) Keep(http, opened);
        if (entered.Also is not { } also) return notice is null ? Page.Then(entered.ReturnTo) : Page.Then(entered.ReturnTo, notice);
        var keys = http.RequestServices.GetRequiredService<CityKeys>();
        var now = http.RequestServices.GetRequiredService<TimeProvider>().NowInstant();
        http.Response.Cookies.Append(MergeProof.Cookie, MergeProof.Issue(keys, AccountId.From(http.Visitor().Actor.Id), also, now), new CookieOptions
        {
            HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/my/account", MaxAge = MergeProof.Validity, IsEssential = true,
        });
        return Page.Then($"/my/account/merge?returnTo={Uri.EscapeDataString(entered.ReturnTo)}");
    }

    internal static IResult Show(SignInAsked asked, City city, IEnumerable<ISignInMethod> methods) => Page.Of<SignInPage>(
        new SignInModel(
            asked,
            city.Actor.Kind is ActorKind.Resident ? city.Actor.Level : IdentityLevel.None,
            [.. methods.Where(m => m.IsOffered && m.Level >= asked.Level).OrderBy(m => m.Order).Select(m => m.Entry)]),
        asked.Refusal?.Status() ?? StatusCodes.Status200OK);

    private static IdentityLevel LevelOf(string? word) =>
        Enum.GetValues<IdentityLevel>().FirstOrDefault(l => Words.Kebab(l.ToString()) == word, IdentityLevel.None);

    private static async Task<IResult> AskForLink(PostedForm form, City city, LanguageChoice language, IEnumerable<ISignInMethod> methods, CancellationToken ct)
    {
        var returnTo = LocalPath.OrHome(form["returnTo"]);
        var asked = await city.Perform(new AskForLink(form["mail"] ?? "", returnTo, language.Language), ct);
        return asked.IsRefused
            ? Show(new SignInAsked(returnTo, IdentityLevel.None) { Typed = form["mail"] ?? "", Refusal = asked.Refusal }, city, methods)
            : Page.Then("/sign-in/sent");
    }

    // The link itself only shows a button: mail programs open links on their own, and would spend it.
    private static async Task<IResult> ShowLink(string? token, CityContext db, CancellationToken ct)
    {
        var digest = Secret.Digest(token ?? "");
        var adds = await db.Set<LinkRow>().AnyAsync(l => l.Digest == digest && l.AddTo != null, ct);
        return Page.Of<UseLinkPage>(new UseLinkModel(token ?? "", adds, null));
    }

    private static async Task<IResult> UseLink(HttpContext http, PostedForm form, City city, CancellationToken ct)
    {
        var entered = await city.Perform(new UseLink(form["token"] ?? "", http.Visitor().Secret), ct);
        return entered.IsRefused
            ? Page.Of<UseLinkPage>(new UseLinkModel("", Adds: false, entered.Refusal), entered.Refusal.Status())
            : Welcome(http, entered.Value);
    }

    private static async Task<IResult> SignInStaff(HttpContext http, PostedForm form, City city, StaffSignIn signIn, Providers providers, CancellationToken ct)
    {
        var login = form["login"] ?? "";
        var returnTo = LocalPath.OrHome(form["returnTo"]);
        var step = await signIn.Try(city, login, form["password"] ?? "", returnTo, ct);
        if (step.IsRefused)
            return Page.Of<StaffSignInPage>(new StaffSignInModel(login, returnTo, step.Refusal, providers.Find(Providers.Staff) is not null), step.Refusal.Status());
        if (step.Value.Opened is not { } opened) return Page.Of<StaffCodePage>(new StaffCodeModel(step.Value.Passed!, null));
        Keep(http, opened);
        return Page.Then(opened.ReturnTo);
    }

    private static async Task<IResult> TakeCode(HttpContext http, PostedForm form, City city, StaffSignIn signIn, Providers providers, CancellationToken ct)
    {
        var opened = await signIn.TryCode(city, form["passed"], form["code"] ?? "", ct);
        if (opened.IsRefused)
            return opened.Refusal.Field == "code"
                ? Page.Of<StaffCodePage>(new StaffCodeModel(form["passed"] ?? "", opened.Refusal), opened.Refusal.Status())
                : Page.Of<StaffSignInPage>(new StaffSignInModel("", "/staff", opened.Refusal, providers.Find(Providers.Staff) is not null), opened.Refusal.Status());
        Keep(http, opened.Value);
        return Page.Then(opened.Value.ReturnTo);
    }

    private static async Task<IResult> SignOut(HttpContext http, City city, Sessions sessions, CancellationToken ct)
    {
        var staff = city.Actor.Kind is ActorKind.Staff;
        if (http.Visitor().Secret is { } secret)
        {
            await city.Perform(new CloseSession(secret), ct);
            sessions.Forget(secret);
        }

        http.Response.Cookies.Delete(CookieNames.Of(http.Request, Guard.SessionCookie), new CookieOptions { Path = "/", Secure = http.Request.IsHttps });
        return Page.Then(staff ? "/staff/sign-in" : "/", "sign-in.signed-out");
    }

    private static async Task<IResult> MyPage(City city, CityContext db, IEnumerable<IMyPageSection> sections, CancellationToken ct)
    {
        var loaded = new List<MyPageSection>();
        foreach (var section in sections.Where(s => city.Actor.OnBehalfOf is null || !s.OnlyForHerself).OrderBy(s => s.Order))
            loaded.Add(new MyPageSection(section.Component, await section.Load(db, city.Actor, ct)));
        return Page.Of<MyPage>(new MyPageModel(loaded, city.Actor.OnBehalfOf is not null));
    }

    internal static void Keep(HttpContext http, OpenedSession opened) =>
        http.Response.Cookies.Append(CookieNames.Of(http.Request, Guard.SessionCookie), opened.Secret, new CookieOptions
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Lax, // Strict would lose the session on the way in from the mail program
            Path = "/",
            // A span, not a date: the browser's clock may be wrong.
            MaxAge = opened.ExpiresAt.ToDateTimeOffset() - http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
            IsEssential = true,
        });
}

public sealed record SignInModel(SignInAsked Asked, IdentityLevel Has, IReadOnlyList<Type> Entries);

public sealed record UseLinkModel(string Token, bool Adds, Refusal? Refusal);

public sealed record StaffSignInModel(string Login, string ReturnTo, Refusal? Refusal, bool Elsewhere)
{
    public Refusal? PasskeyRefusal { get; init; }
}

public sealed record StaffCodeModel(string Passed, Refusal? Refusal);

/// <param name="Sections">What each module has to show.</param>
/// <param name="ForAnother">Whether she acts for another: then what is only hers to touch is not offered.</param>
public sealed record MyPageModel(IReadOnlyList<MyPageSection> Sections, bool ForAnother);

public sealed record MyPageSection(Type Component, object Model);
