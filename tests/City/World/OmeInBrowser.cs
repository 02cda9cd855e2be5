using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SmartLocal.City.Tests.World;

/// <summary>Ome as a person sees it: the published host, and Chromium.</summary>
public sealed class OmeInBrowser : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("ome-browser-").FullName;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public HostProcess Host { get; private set; } = null!;

    public string Data => Path.Combine(folder, "data");

    public async Task InitializeAsync()
    {
        Host = await HostProcess.Start(Data);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A new person's browser.</summary>
    /// <param name="script">Whether it runs scripts.</param>
    /// <param name="width">390 is a phone, 320 the narrowest (1280 at 400 %), 1280 a desk.</param>
    public async Task<Visit> NewVisit(bool script = true, int width = 390)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Host.Address.ToString(),
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = width < 800 ? 844 : 900 },
            Locale = "ja-JP",
            TimezoneId = "Asia/Tokyo",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        return new Visit(await context.NewPageAsync(), script);
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await Host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>One person's browser. Whatever page she looks at is checked as she looks.</summary>
public sealed class Visit(IPage page, bool script) : IAsyncDisposable
{
    private static readonly string Pictures = Directory.CreateDirectory(Path.Combine(Repository.Root, "out", "pictures")).FullName;

    public IPage Page => page;

    public async Task Go(string path)
    {
        var answer = await page.GotoAsync(path);
        Assert.True(answer!.Ok, $"{path} answered {answer.Status}");
        await Look(null);
    }

    public async Task Press(string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Look(null);
    }

    public async Task Follow(string link)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();
        await Look(null);
    }

    /// <summary>Types into the control with this id: the item's id, as the definition names it.</summary>
    public Task Type(string id, string text) => page.Locator($"[id='{id}']").FillAsync(text);

    /// <summary>Chooses in a list, or among radio buttons that share the name.</summary>
    public async Task Choose(string name, string value)
    {
        var button = page.Locator($"input[type=radio][name='{name}'][value='{value}']");
        if (await button.CountAsync() > 0) await button.CheckAsync();
        else await page.Locator($"select[name='{name}']").SelectOptionAsync(value);
    }

    public Task Tick(string id) => page.Locator($"[id='{id}']").CheckAsync();

    public Task Attach(string id, string name, string type, byte[] bytes) =>
        page.Locator($"input[type=file][id='{id}']").SetInputFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = bytes });

    public async Task<string> Read() => await page.Locator("main").InnerTextAsync();

    public Task<string> Heading() => page.Locator("h1").First.InnerTextAsync();

    public async Task Sees(string text) => Assert.Contains(text, await Read(), StringComparison.Ordinal);

    /// <summary>
    /// Looks at the page: nothing wider than the screen, no violation that axe knows of (WCAG 2.2 A and AA), and a picture
    /// for people when it has a name.
    /// </summary>
    public async Task Look(string? picture)
    {
        await page.WaitForLoadStateAsync(LoadState.Load); // with its style sheets, or a page is wider than it will be
        if (picture is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{picture}.png"), FullPage = true });
        if (!script) return;
        var tooWide = await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        Assert.False(tooWide, $"{page.Url} is wider than the screen");
        var found = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        Assert.True(found.Violations.Length == 0, $"{page.Url}: " + string.Join("; ", found.Violations.Select(v => $"{v.Id} {v.Help} at {string.Join(", ", v.Nodes.Select(n => n.Html))}")));
    }

    public async ValueTask DisposeAsync() => await page.Context.DisposeAsync();
}
