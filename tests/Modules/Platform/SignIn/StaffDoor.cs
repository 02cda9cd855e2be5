using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.SignIn.Staff;

namespace SmartLocal.Modules.Tests.Platform.SignIn;

/// <summary>A member of staff at the door and on her own page, as her browser sees it.</summary>
internal static partial class StaffDoor
{
    public static async Task<IHtmlDocument> Page(this HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    public static string Hidden(this IHtmlDocument page, string name) => ((IHtmlInputElement)page.QuerySelector($"input[name={name}]")!).Value;

    public static async Task<IHtmlDocument> Look(this HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Page();
    }

    public static string Text(this IHtmlDocument page) => page.Body!.TextContent;

    /// <summary>The browser's own session, carried by hand: by the wall's clock a cookie of the test's day may be over.</summary>
    public static HttpClient Enter(this Ome ome, HttpResponseMessage opened)
    {
        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        var session = opened.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("session=", StringComparison.Ordinal)).Split(';')[0];
        var browser = ome.NewBrowser();
        browser.DefaultRequestHeaders.Add("Cookie", session);
        return browser;
    }

    public static Task<HttpResponseMessage> Password(this HttpClient door, string login, string? password = null) =>
        door.PostForm("/staff/sign-in", ("login", login), ("password", password ?? $"demo-{login}"), ("returnTo", "/staff"));

    /// <summary>After the right password the page asks for the code.</summary>
    public static async Task<HttpResponseMessage> Code(this HttpClient door, string login, string code)
    {
        using var asked = await door.Password(login);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        return await door.PostForm("/staff/sign-in/code", ("passed", (await asked.Page()).Hidden("passed")), ("code", code));
    }

    /// <summary>Enrols an authenticator on her page: its secret, and the recovery codes that were shown.</summary>
    public static async Task<(byte[] Secret, IReadOnlyList<string> Codes)> EnrolTotp(this Ome ome, HttpClient browser)
    {
        var page = await browser.Look("/staff/account/totp");
        var secret = Decode(page.QuerySelector("code.secret")!.TextContent);
        using var enrolled = await browser.PostForm("/staff/account/totp", ("pending", page.Hidden("pending")), ("code", ome.CodeNow(secret)));
        Assert.Equal(HttpStatusCode.OK, enrolled.StatusCode);
        return (secret, [.. (await enrolled.Page()).QuerySelectorAll(".codes code").Select(c => c.TextContent)]);
    }

    public static string CodeNow(this Ome ome, byte[] secret) => Totp.Code(secret, Totp.StepAt(Instant.From(ome.Clock.GetUtcNow())));

    private static byte[] Decode(string base32)
    {
        var bytes = new List<byte>();
        var (held, bits) = (0, 0);
        foreach (var letter in Spaces().Replace(base32, ""))
        {
            held = (held << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal);
            if ((bits += 5) < 8) continue;
            bytes.Add((byte)(held >> (bits -= 8)));
        }

        return [.. bytes];
    }

    [GeneratedRegex(@"\s", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
