using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SmartLocal.City.Tests.World;

/// <summary>Ome as a person sees it: the published host, and Chromium.</summary>
public sealed class OmeInBrowser : IAsyncLifetime
{
    // Without the windows, menus and helpers of a whole browser, none of which a page sees: a third of the time of a journey.
    private static readonly string Chromium = ((string[])["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"]).First(File.Exists);

    private readonly string folder = Directory.CreateTempSubdirectory("ome-browser-").FullName;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public HostProcess Host { get; private set; } = null!;

    /// <summary>The city's folder, where it is not the repository's.</summary>
    public string? City { get; init; }

    public string Data => Path.Combine(folder, "data");

    private string[] Words => City is null ? [] : ["--city", City];

    /// <summary>The host is stopped for a while, and started again where it was.</summary>
    public async Task Pause(Func<Task> meanwhile)
    {
        await Host.Kill();
        await meanwhile();
        Host = await HostProcess.StartAt(Host.Address.Port, Data, null, Words);
    }

    public async Task InitializeAsync()
    {
        Host = await HostProcess.Start(Data, null, Words);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-features=SpareRendererForSitePerProcess,PaintHolding,HttpsUpgrades,Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,LensOverlay,GlobalMediaControls", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"], // whatever a page asks of others, the tests ask nobody
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
    private static readonly bool TakesPictures = Environment.GetEnvironmentVariable("SMARTLOCAL_TEST_PICTURES") is { Length: > 0 };
    private static readonly string Pictures = Directory.CreateDirectory(Path.Combine(Repository.Root, "out", "pictures")).FullName;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly ConcurrentDictionary<string, bool> Sound = new(StringComparer.Ordinal);

    private DirectoryInfo? attached;

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

    public async Task Attach(string id, string name, byte[] bytes)
    {
        // From a file: what goes through the protocol of the test is slower than any line.
        var path = Path.Combine((attached ??= Directory.CreateTempSubdirectory("attached-")).FullName, name);
        await File.WriteAllBytesAsync(path, bytes);
        await page.Locator($"input[type=file][id='{id}']").SetInputFilesAsync(path);
    }

    public async Task<string> Read() => await page.Locator("main").InnerTextAsync();

    public Task<string> Heading() => page.Locator("h1").First.InnerTextAsync();

    public async Task Sees(string text) => Assert.Contains(text, await Read(), StringComparison.Ordinal);

    /// <summary>
    /// Looks at the page: nothing wider than the screen, no violation that axe knows of (WCAG 2.2 A and AA), and a picture
    /// for people when it has a name.
    /// </summary>
    public async Task Look(string? picture)
    {
        await Loaded(); // with its style sheets, or a page is wider than it will be
        if (picture is not null && TakesPictures) await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{picture}.png"), FullPage = true });
        if (!script) return;
        var tooWide = await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        Assert.False(tooWide, $"{page.Url} is wider than the screen");
        // Each page and each form that comes back is looked at once: a picture of what was just checked changes nothing.
        var seen = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{page.ViewportSize!.Width} {await page.ContentAsync()}")));
        if (Sound.ContainsKey(seen)) return;
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(Axe);
        var violations = await page.EvaluateAsync<string[]>("""
            async tags => (await axe.run({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })).violations
              .map(v => `${v.id} ${v.help} at ${v.nodes.map(n => n.html).join(', ')}`)
            """, Tags);
        Assert.True(violations.Length == 0, $"{page.Url}: {string.Join("; ", violations)}");
        Sound.TryAdd(seen, true);
    }

    /// <summary>What the page gave her, kept with the pictures too where there are any.</summary>
    public async Task<string> Keep(IDownload given, string name)
    {
        var file = await given.PathAsync();
        if (TakesPictures) File.Copy(file, Path.Combine(Pictures, name), overwrite: true);
        return file;
    }

    /// <summary>Where the event of its load came before anyone listened, the document itself knows that it has loaded.</summary>
    private async Task Loaded()
    {
        try
        {
            await page.WaitForLoadStateAsync(LoadState.Load);
        }
        catch (TimeoutException) when (script)
        {
            Assert.Equal("complete", await page.EvaluateAsync<string>("() => document.readyState"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await page.Context.DisposeAsync();
        attached?.Delete(recursive: true);
    }
}
