using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Tests.Procedures;

/// <summary>A resident's browser: keeps its cookies, and follows a redirect only when told.</summary>
/// <param name="ome">The city.</param>
/// <param name="calls">What it calls itself (User-Agent).</param>
internal sealed class Browser(Ome ome, string? calls = null) : IDisposable
{
    private readonly SocketsHttpHandler handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
    private HttpClient? client;

    private HttpClient Client => client ??= new HttpClient(handler, disposeHandler: false)
    {
        BaseAddress = new Uri(ome.Address),
        DefaultRequestHeaders = { { "Sec-Fetch-Site", "same-origin" }, { "User-Agent", calls ?? "unnamed" } },
    };

    public static byte[] Jpeg(int bytes = 2000) => [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[bytes - 4]];

    public async Task SignIn(string mail, IdentityLevel level = IdentityLevel.Authenticated) =>
        handler.CookieContainer.Add(new Uri(ome.Address), new Cookie("session", (await ome.SignIn(mail, level)).Secret));

    /// <summary>Puts a cookie into the browser.</summary>
    public void Keep(string name, string value, string path) => handler.CookieContainer.Add(new Uri(ome.Address), new Cookie(name, value, path));

    public void LoseSession()
    {
        foreach (Cookie cookie in handler.CookieContainer.GetAllCookies())
            if (cookie.Name == "session") cookie.Expired = true;
    }

    /// <summary>Opens a page.</summary>
    /// <param name="path">Its address.</param>
    /// <param name="keepsCookies">Whether cookies that the answer takes away are kept, as somebody would who recorded them.</param>
    public async Task<Seen> Get(string path, bool keepsCookies = false)
    {
        var before = keepsCookies ? handler.CookieContainer.GetAllCookies().Select(c => (c.Name, c.Value, c.Path)).ToList() : [];
        var seen = await Seen.Of(await Client.GetAsync(path));
        foreach (var (name, value, at) in before)
            if (name != "session") handler.CookieContainer.Add(new Uri(ome.Address), new Cookie(name, value, at));
        return seen;
    }

    public async Task<Seen> Post(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await Seen.Of(await Client.PostAsync(path, content));
    }

    public Task<Seen> Post(string path, (string Name, string FileName, byte[] Content) file, params (string Name, string Value)[] fields) => Post(path, [file], fields);

    private async Task<Seen> Post(string path, IReadOnlyList<(string Name, string FileName, byte[] Content)> files, params (string Name, string Value)[] fields)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        foreach (var file in files) content.Add(new ByteArrayContent(file.Content), file.Name, file.FileName);
        return await Seen.Of(await Client.PostAsync(path, content));
    }

    /// <summary>Presses a button of the form that is shown: sends what stands in its fields, changed as given.</summary>
    public Task<Seen> Press(Seen page, string action, params (string Name, string? Value)[] changes) =>
        Post(ActionOf(page), [.. Fields(page, action, changes)]);

    /// <summary>The same with a file that was chosen.</summary>
    public Task<Seen> Press(Seen page, string action, (string Name, string FileName, byte[] Content) file, params (string Name, string? Value)[] changes) =>
        Press(page, action, [file], changes);

    /// <summary>The same with several files.</summary>
    public Task<Seen> Press(Seen page, string action, IReadOnlyList<(string Name, string FileName, byte[] Content)> files, params (string Name, string? Value)[] changes) =>
        files.Count == 0 ? Press(page, action, changes) : Post(ActionOf(page), files, [.. Fields(page, action, changes)]);

    private static string ActionOf(Seen page) => page.Document.QuerySelector("main form")!.GetAttribute("action")!;

    private static List<(string Name, string Value)> Fields(Seen page, string action, (string Name, string? Value)[] changes)
    {
        var fields = new List<(string Name, string Value)>();
        foreach (var field in page.Document.QuerySelector("main form")!.QuerySelectorAll("input[name], select[name], textarea[name]"))
        {
            var type = field.GetAttribute("type");
            if (field.HasAttribute("disabled") || field.Ancestors<IElement>().Any(a => a.LocalName == "fieldset" && a.HasAttribute("disabled"))) continue;
            if (type == "file" || (type is "radio" or "checkbox" && !field.HasAttribute("checked"))) continue;
            fields.Add((field.GetAttribute("name")!, field.LocalName switch
            {
                "select" => field.QuerySelector("option[selected]")?.GetAttribute("value") ?? field.QuerySelector("option")!.GetAttribute("value")!,
                "textarea" => field.TextContent,
                _ => field.GetAttribute("value") ?? (type == "checkbox" ? "yes" : ""),
            }));
        }

        foreach (var (name, value) in changes)
        {
            fields.RemoveAll(f => f.Name == name);
            if (value is not null) fields.Add((name, value));
        }

        fields.Add(("action", action));
        return fields;
    }

    public async Task<Seen> Follow(Seen answer) => await Get(answer.Location);

    public void Dispose()
    {
        client?.Dispose();
        handler.Dispose();
    }
}

/// <summary>What came back.</summary>
internal sealed record Seen(HttpStatusCode Status, string? LocationHeader, IDocument Document)
{
    public string Location => LocationHeader ?? throw new InvalidOperationException($"No redirect: {Status} {Main}");

    public string Main => Document.QuerySelector("main")?.TextContent ?? Document.Body!.TextContent;

    public string? Value(string name) => Document.QuerySelector($"[name='{name}']")?.GetAttribute("value");

    public static async Task<Seen> Of(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Headers.Location?.ToString(),
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()));
}
