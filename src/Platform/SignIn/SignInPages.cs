using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.SignIn;

internal static class SignInPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", (string? returnTo) => Page.Of<AskForLinkPage>(new AskForLinkModel("", LocalPath.OrHome(returnTo), null))).Public();
        routes.MapPost("/sign-in", AskForLink).Public();
        routes.MapGet("/sign-in/sent", () => Page.Of<LinkSentPage>(AskForLinkModel.Empty)).Public();
        routes.MapGet("/sign-in/link", (string? token) => Page.Of<UseLinkPage>(new UseLinkModel(token ?? "", null))).Public();
        routes.MapPost("/sign-in/link", UseLink).Public();
        routes.MapPost("/sign-out", SignOut).Public();
        routes.MapGet("/my", MyPage).Needs(Permission.Resident);

        routes.MapGet("/staff/sign-in", (string? returnTo) => Page.Of<StaffSignInPage>(new StaffSignInModel("", LocalPath.OrHome(returnTo ?? "/staff"), null))).Public();
        routes.MapPost("/staff/sign-in", SignInStaff).Public();
        routes.MapGet("/staff", (HttpContext http, IEnumerable<IMenuEntry> menu) =>
            Page.Then(menu.Where(m => m.Side is MenuSide.Staff && m.Permission.Allows(http.Visitor().Actor)).OrderBy(m => m.Order).Select(m => m.Href).FirstOrDefault() ?? "/"))
            .Needs(Permission.Staff);
    }

    private static async Task<IResult> AskForLink(HttpContext http, City city, FileStore files, LanguageChoice language, CancellationToken ct)
    {
        if (!(await PostedForm.Read(http, files, _ => null, ct)).Try(out var form, out var unreadable)) return unreadable.AsProblem();
        var returnTo = LocalPath.OrHome(form["returnTo"]);
        var asked = await city.Perform(new AskForLink(form["mail"] ?? "", returnTo, language.Language), ct);
        return asked.IsRefused
            ? Page.Of<AskForLinkPage>(new AskForLinkModel(form["mail"] ?? "", returnTo, asked.Refusal), asked.Refusal.Status())
            : Page.Then("/sign-in/sent");
    }

    // The link itself only shows a button: mail programs open links on their own, and would spend it.
    private static async Task<IResult> UseLink(HttpContext http, City city, FileStore files, CancellationToken ct)
    {
        if (!(await PostedForm.Read(http, files, _ => null, ct)).Try(out var form, out var unreadable)) return unreadable.AsProblem();
        var opened = await city.Perform(new UseLink(form["token"] ?? ""), ct);
        if (opened.IsRefused) return Page.Of<UseLinkPage>(new UseLinkModel("", opened.Refusal), opened.Refusal.Status());
        Keep(http, opened.Value);
        return Page.Then(opened.Value.ReturnTo);
    }

    private static async Task<IResult> SignInStaff(HttpContext http, City city, StaffSignIn signIn, FileStore files, CancellationToken ct)
    {
        if (!(await PostedForm.Read(http, files, _ => null, ct)).Try(out var form, out var unreadable)) return unreadable.AsProblem();
        var login = form["login"] ?? "";
        var returnTo = LocalPath.OrHome(form["returnTo"]);
        var opened = await signIn.Try(city, login, form["password"] ?? "", returnTo, ct);
        if (opened.IsRefused)
            return Page.Of<StaffSignInPage>(new StaffSignInModel(login, returnTo, opened.Refusal), opened.Refusal.Status());
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

        http.Response.Cookies.Delete(Guard.SessionCookie);
        return Page.Then(staff ? "/staff/sign-in" : "/", "sign-in.signed-out");
    }

    private static async Task<IResult> MyPage(City city, CityContext db, IEnumerable<IMyPageSection> sections, CancellationToken ct)
    {
        var loaded = new List<MyPageSection>();
        foreach (var section in sections.OrderBy(s => s.Order))
            loaded.Add(new MyPageSection(section.Component, await section.Load(db, city.Actor, ct)));
        return Page.Of<MyPage>(new MyPageModel(loaded));
    }

    private static void Keep(HttpContext http, OpenedSession opened) =>
        http.Response.Cookies.Append(Guard.SessionCookie, opened.Secret, new CookieOptions
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Lax, // Strict would lose the session on the way in from the mail program
            Path = "/",
            Expires = opened.ExpiresAt.ToDateTimeOffset(),
            IsEssential = true,
        });
}

public sealed record AskForLinkModel(string Mail, string ReturnTo, Refusal? Refusal)
{
    public static readonly AskForLinkModel Empty = new("", "/", null);
}

public sealed record UseLinkModel(string Token, Refusal? Refusal);

public sealed record StaffSignInModel(string Login, string ReturnTo, Refusal? Refusal);

public sealed record MyPageModel(IReadOnlyList<MyPageSection> Sections);

public sealed record MyPageSection(Type Component, object Model);
