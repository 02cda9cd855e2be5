using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.SignIn.MyAccount;

/// <summary>The page of her account (ログイン方法と安全) and the steps that lead from it.</summary>
internal static class AccountPages
{
    private const string Home = "/my/account";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup(Home).Needs(Permission.Self);
        account.MapGet("", async (HttpContext http, AccountDesk desk, CancellationToken ct) =>
            Page.Of<AccountPage>(await desk.Show(http.Visitor().Secret, null, "", ct)));
        account.MapPost("/mail", AddMail);
        account.MapGet("/methods/{id:guid}/remove", ShowRemove);
        account.MapPost("/methods/{id:guid}/remove", Remove);
        account.MapPost("/sessions/close", CloseOne);
        account.MapPost("/sessions/close-all", CloseAll);
        account.MapGet("/merge", ShowMerge);
        account.MapPost("/merge", Merge);
        account.MapGet("/delete", () => Page.Of<DeletePage>(new DeleteModel("", null)));
        account.MapPost("/delete", Delete);
    }

    private static async Task<IResult> AddMail(HttpContext http, PostedForm form, City city, AccountDesk desk, LanguageChoice language, CancellationToken ct)
    {
        var typed = form["mail"] ?? "";
        var asked = await city.Perform(new AskForLink(typed, Home, language.Language, Adds: true), ct);
        return asked.IsRefused
            ? Page.Of<AccountPage>(await desk.Show(http.Visitor().Secret, asked.Refusal, typed, ct), asked.Refusal.Status())
            : Page.Then("/sign-in/sent");
    }

    private static async Task<IResult> ShowRemove(Guid id, AccountDesk desk, CancellationToken ct) =>
        (await desk.MethodsOf(desk.Account, ct)).SingleOrDefault(m => m.Id == id) is { } method
            ? Page.Of<RemoveMethodPage>(new RemoveMethodModel(method, null))
            : NotFound();

    private static async Task<IResult> Remove(Guid id, HttpContext http, City city, AccountDesk desk, Sessions sessions, CancellationToken ct)
    {
        if ((await desk.MethodsOf(desk.Account, ct)).SingleOrDefault(m => m.Id == id) is not { } method) return NotFound();
        var removed = await city.Perform(new RemoveMethod(SignInMethodId.From(id), http.Visitor().Secret), ct);
        if (removed.IsRefused) return Page.Of<RemoveMethodPage>(new RemoveMethodModel(method, removed.Refusal), removed.Refusal.Status());
        sessions.ForgetAllOf(city.Actor.Id);
        return Page.Then(Home, "sign-in.remove.done");
    }

    private static async Task<IResult> CloseOne(PostedForm form, City city, Sessions sessions, CancellationToken ct)
    {
        // One that is gone already is what she wanted.
        await city.Perform(new CloseOneSession(form["session"] ?? ""), ct);
        sessions.ForgetAllOf(city.Actor.Id);
        return Page.Then(Home, "sign-in.account.closed");
    }

    private static async Task<IResult> CloseAll(HttpContext http, City city, Sessions sessions, CancellationToken ct)
    {
        var closed = await city.Perform(new CloseAllSessions(), ct);
        if (closed.IsRefused) return closed.Refusal.AsAnswer();
        return Leave(http, sessions, city, "sign-in.account.closed-all");
    }

    private static async Task<IResult> ShowMerge(HttpContext http, string? returnTo, AccountDesk desk, City city, CityKeys keys, TimeProvider clock, CancellationToken ct)
    {
        if (ProofOf(http) is not { } proof || !proof.Holds(keys, desk.Account, clock.NowInstant()))
            return Page.Of<MergePage>(new MergeModel([], [], Home, MergeAccounts.Unproved.Because()), StatusCodes.Status409Conflict);
        return Page.Of<MergePage>(new MergeModel(await desk.MethodsOf(desk.Account, ct), await desk.MethodsOf(proof.Also, ct), LocalPath.OrHome(returnTo ?? Home), null));
    }

    private static async Task<IResult> Merge(HttpContext http, PostedForm form, City city, Sessions sessions, CancellationToken ct)
    {
        var merged = ProofOf(http) is { } proof ? await city.Perform(new MergeAccounts(proof), ct) : MergeAccounts.Unproved.Because();
        http.Response.Cookies.Delete(MergeProof.Cookie, new CookieOptions { Path = Home });
        if (merged.IsRefused) return Page.Of<MergePage>(new MergeModel([], [], Home, merged.Refusal), merged.Refusal.Status());
        sessions.ForgetAllOf(ProofOf(http)!.Also.Value);
        return Page.Then(LocalPath.OrHome(form["returnTo"] ?? Home), "sign-in.merge.done");
    }

    private static async Task<IResult> Delete(HttpContext http, PostedForm form, City city, Sessions sessions, Text.Text text, CancellationToken ct)
    {
        var typed = form["confirm"] ?? "";
        var deleted = await city.Perform(new DeleteAccount(typed, text["sign-in.delete.word"].Plain), ct);
        return deleted.IsRefused
            ? Page.Of<DeletePage>(new DeleteModel(typed, deleted.Refusal), deleted.Refusal.Status())
            : Leave(http, sessions, city, "sign-in.delete.done");
    }

    private static IResult Leave(HttpContext http, Sessions sessions, City city, string notice)
    {
        sessions.ForgetAllOf(city.Actor.Id);
        http.Response.Cookies.Delete(Guard.SessionCookie);
        return Page.Then("/", notice);
    }

    private static MergeProof? ProofOf(HttpContext http) => MergeProof.Parse(http.Request.Cookies[MergeProof.Cookie]);

    private static IResult NotFound() => Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
}
