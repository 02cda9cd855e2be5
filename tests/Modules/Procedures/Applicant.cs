using System.Net;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Tests.Forms;

namespace SmartLocal.Tests.Procedures;

/// <summary>Somebody who fills in the subsidy in a browser.</summary>
internal static class Applicant
{
    public const string Page = "/procedures/namagomi-kiki-hojokin";

    /// <summary>Begins, and gives the path of the draft: <c>/drafts/…</c>.</summary>
    public static async Task<string> Begin(Browser browser, string page = Page)
    {
        var started = await browser.Post(page + "/drafts");
        Assert.Equal(HttpStatusCode.SeeOther, started.Status);
        return started.Location[..started.Location.LastIndexOf('/')];
    }

    /// <summary>What is typed in one step of a good application.</summary>
    public static (string Path, string Typed)[] Good(string step) =>
        [.. Subsidy.Form.Steps.Single(s => s.Id == step).Items.SelectMany(i => i.Paths)
            .Select(p => (Path: p, Typed: Subsidy.Filled()[p])).Where(f => f.Typed is not null).Select(f => (f.Path, f.Typed!))];

    /// <summary>Fills in every step well, up to the confirmation page.</summary>
    public static Task<string> FillIn(Browser browser) => FillIn(browser, Subsidy.Definition.Id);

    /// <summary>The same for a procedure with the same form, with some answers of her own.</summary>
    public static async Task<string> FillIn(Browser browser, string procedure, params (string Path, string Typed)[] otherwise)
    {
        var draft = await Begin(browser, "/procedures/" + procedure);
        foreach (var step in Subsidy.Form.Steps.Select(s => s.Id))
        {
            var saved = step == "attachments"
                ? await browser.Post($"{draft}/{step}", ("領収書", "receipt.jpg", Browser.Jpeg()), ("action", "next"))
                : await browser.Post($"{draft}/{step}", [.. Good(step).Select(g => otherwise.FirstOrDefault(o => o.Path == g.Path, g)), ("action", "next")]);
            Assert.Equal(HttpStatusCode.SeeOther, saved.Status);
        }

        return draft;
    }

    /// <summary>Presses the last button as the page that is shown has it.</summary>
    public static async Task<Seen> Send(Browser browser, string draft) =>
        await browser.Post($"{draft}/confirm", ("seen", (await browser.Get($"{draft}/confirm")).Value("seen") ?? ""));
}
