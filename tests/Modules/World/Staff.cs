using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Modules.Tests.World;

/// <summary>The demo city's members of staff, by their logins: clerk, unit-chief and chief of one office, shimin of another, dx.</summary>
internal static class Staff
{
    /// <summary>The member of staff as an actor, with the rights of her posts today, in the office named or that of her principal post.</summary>
    public static async Task<Actor> StaffMember(this Ome ome, string login, string? office = null)
    {
        await using var db = ome.Read();
        var id = await db.Set<StaffLoginRow>().Where(l => l.Login == login).Select(l => l.Staff).SingleAsync();
        var day = DateOnly.FromDateTime(ome.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(9)).DateTime);
        var posts = await ome.Get<IRightsSource>().PostsOf(db, id, day, default);
        var post = posts.Acting(office)!;
        return new Actor(ActorKind.Staff, id) { Office = post.Office, Level = IdentityLevel.Login, Rights = post.Rights };
    }

    /// <summary>Her browser after the staff's door: the password was right, and whoever is at the door has no codes by time.</summary>
    public static async Task<HttpClient> StaffBrowser(this Ome ome, string login)
    {
        var staff = await ome.StaffMember(login);
        var opened = (await ome.As(Actor.Visitor).Perform(new OpenStaffSession(staff.Id, "/staff"), default)).Value;
        var browser = ome.NewBrowser();
        browser.DefaultRequestHeaders.Add("Cookie", $"session={opened.Secret}");
        return browser;
    }

    /// <summary>The text of a page as a person reads it, header included.</summary>
    public static async Task<string> Text(this HttpClient browser, string path) =>
        new HtmlParser().ParseDocument(await browser.GetStringAsync(new Uri(path, UriKind.Relative))).Body!.TextContent;

    /// <summary>A page.</summary>
    public static async Task<IDocument> Page(this HttpClient browser, string path) =>
        new HtmlParser().ParseDocument(await browser.GetStringAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Sends a form as a browser without script does.</summary>
    public static async Task<HttpResponseMessage> PostForm(this HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await browser.PostAsync(new Uri(path, UriKind.Relative), form);
    }
}
