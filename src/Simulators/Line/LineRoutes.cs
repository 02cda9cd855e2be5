using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Web;

namespace SmartLocal.Simulators.Line;

/// <summary>The phones as a page of the site, and LINE's dialog that links accounts.</summary>
internal static class LineRoutes
{
    public const string Root = "/simulators/line";

    /// <summary>Under the dialog's base as under the real one.</summary>
    private const string Dialog = Root + "/dialog/bot/accountLink";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var line = routes.MapGroup(Root).Public();
        line.MapGet("", (HttpContext http, LineSimulator simulator, LineHooks hooks) => Phones(http, simulator, hooks));
        line.MapPost("", Press);
        line.MapGet("/dialog/bot/accountLink", (HttpContext http, LineSimulator simulator) =>
            Ask(simulator, http.Request.Query["linkToken"].ToString(), http.Request.Query["nonce"].ToString()));
        line.MapPost("/dialog/bot/accountLink", Link);
    }

    private static IResult Phones(HttpContext http, LineSimulator simulator, LineHooks hooks) =>
        Page.Of<LinePhonesPage>(LinePageModel.Of(simulator, hooks, new Uri($"{http.Request.Scheme}://{http.Request.Host}")));

    private static async Task<IResult> Press(PostedForm form, LineSimulator simulator, LineHooks hooks)
    {
        var phone = int.TryParse(form["phone"], out var number) && number is >= 1 and <= LinePageModel.Phones ? number : (int?)null;
        switch (form["action"], phone)
        {
            case ("follow", { } who):
                simulator.Users.Follow(who);
                await hooks.Follow(who);
                break;
            case ("block", { } who):
                simulator.Users.Block(who);
                await hooks.Unfollow(who);
                break;
            case ("say", { } who) when form["text"] is { Length: > 0 and <= 5_000 } text:
                await hooks.Write(who, text);
                break;
            case ("fault", _):
                simulator.Fail(Enum.TryParse<LineFault>(form["fault"], ignoreCase: true, out var fault) && Enum.IsDefined(fault) ? fault : LineFault.None);
                break;
        }

        return Page.Then(Root);
    }

    private static IResult Ask(LineSimulator simulator, string linkToken, string nonce)
    {
        var holder = IsNonce(nonce) ? simulator.Holder(linkToken) : null;
        return Page.Of<LineDialogPage>(
            new LineDialogModel(Dialog, linkToken, nonce, holder), holder is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    /// <summary>The real LINE tells the city "failed" when somebody else than the token's holder comes by.</summary>
    private static async Task<IResult> Link(PostedForm form, LineSimulator simulator, LineHooks hooks)
    {
        var (linkToken, nonce) = (form["linkToken"] ?? "", form["nonce"] ?? "");
        if (form["action"] is not ("link" or "other")) return Page.Then(Root);
        if (!IsNonce(nonce) || simulator.Spend(linkToken) is not { } holder) return Ask(simulator, linkToken, "");
        await hooks.Link(holder, nonce, isLinked: form["action"] == "link");
        return Page.Then(Root, form["action"] == "link" ? "simulators.line.linked" : "simulators.line.not-linked");
    }

    /// <summary>LINE takes 10 to 255 characters.</summary>
    private static bool IsNonce(string nonce) => nonce.Length is >= 10 and <= 255;
}
