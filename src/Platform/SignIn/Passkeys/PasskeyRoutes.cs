using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.SignIn.Elsewhere;
using SmartLocal.Platform.SignIn.MyAccount;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.SignIn.Passkeys;

/// <summary>What passkey.js asks for, and the doors that its answers open. Everything else is an ordinary form.</summary>
internal static class PasskeyRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/passkeys/question", async (HttpContext http, PasskeyCeremony ceremony) => Results.Json(await ceremony.AskForAny(http), CityJson.Options)).Public();
        routes.MapPost("/passkeys/new-question", AskForNew).Needs(Permission.Either(Permission.Self, Permission.AnyStaff));
        routes.MapPost("/staff/sign-in/passkey", SignInStaff).Public();
        routes.MapPost("/sign-in/passkey", SignIn).Public();
        routes.MapPost("/my/account/passkeys", Add).Needs(Permission.Self);
    }

    /// <summary>What a form with a passkey's answer holds: the answer and what it answers.</summary>
    public static async Task<Result<MadePasskey>> Made(PostedForm form, HttpContext http, City city, PasskeyCeremony ceremony) =>
        await ceremony.TakeNew(PasskeyHolder.Of(city.Actor), form["answer"], form["state"], http);

    private static async Task<IResult> AskForNew(HttpContext http, City city, PasskeyCeremony ceremony) =>
        Results.Json(await ceremony.AskForNew(PasskeyHolder.Of(city.Actor), http.Visitor().SignedIn!.Name, http), CityJson.Options);

    private static async Task<IResult> Add(HttpContext http, PostedForm form, City city, AccountDesk desk, PasskeyCeremony ceremony, CancellationToken ct)
    {
        var made = await Made(form, http, city, ceremony);
        var name = form["name"] ?? "";
        var added = made.IsRefused ? made.Refusal : await city.Perform(new AddPasskey(made.Value, name, null), ct);
        return added.IsRefused
            ? Page.Of<AccountPage>(await desk.Show(http.Visitor().Secret, added.Refusal, name, ct, PasskeyMethod.Name), added.Refusal.Status())
            : Page.Then("/my/account", "sign-in.add-passkey.done");
    }

    private static async Task<IResult> SignIn(HttpContext http, PostedForm form, City city, PasskeyCeremony ceremony, IEnumerable<ISignInMethod> methods, CancellationToken ct)
    {
        var returnTo = LocalPath.OrHome(form["returnTo"]);
        var used = await ceremony.TakeAnswer(form["answer"], form["state"], http);
        var entered = used.IsRefused ? used.Refusal : await city.Perform(new UsePasskey(used.Value, returnTo, http.Visitor().Secret), ct);
        return entered.IsRefused
            ? SignInPages.Show(new SignInAsked(returnTo, IdentityLevel.None) { Refusal = entered.Refusal with { Field = PasskeyMethod.Name } }, city, methods)
            : SignInPages.Welcome(http, entered.Value);
    }

    private static async Task<IResult> SignInStaff(HttpContext http, PostedForm form, City city, PasskeyCeremony ceremony, Providers providers, CancellationToken ct)
    {
        var returnTo = LocalPath.OrHome(form["returnTo"]);
        var used = await ceremony.TakeAnswer(form["answer"], form["state"], http);
        var opened = used.IsRefused ? used.Refusal : await city.Perform(new OpenPasskeySession(used.Value, returnTo), ct);
        if (opened.IsRefused) return Page.Of<StaffSignInPage>(new StaffSignInModel("", returnTo, null, providers.Find(Providers.Staff) is not null) { PasskeyRefusal = opened.Refusal }, opened.Refusal.Status());
        SignInPages.Keep(http, opened.Value);
        return Page.Then(opened.Value.ReturnTo);
    }
}
