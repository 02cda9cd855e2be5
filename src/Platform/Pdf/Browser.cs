using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmartLocal.Platform.Pdf;

/// <summary>
/// One headless Chromium. It has a profile of its own that goes with it, none of our environment, no network, and where the
/// city runs as root another user; the pages it prints run no script and fetch nothing.
/// </summary>
internal sealed class Browser : IAsyncDisposable
{
    /// <summary>The shell makes the profile as the user who will use it, and turns the pipes into those that Chromium reads.</summary>
    private const string Launch = "umask 077; mkdir \"$1\" || exit 1; shift; exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1";

    private static readonly string[] Flags =
    [
        "--headless", "--remote-debugging-pipe", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check",
        "--disable-extensions", "--disable-sync", "--disable-background-networking", "--disable-component-update", "--disable-breakpad",
        "--disable-crash-reporter", "--disable-quic", "--mute-audio", "--hide-scrollbars",
        // Whatever would still ask for the network asks a proxy that is not there.
        "--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
    ];

    private readonly Process process;
    private readonly string profile;
    private readonly CdpPipe pipe;

    private Browser(Process process, string profile)
    {
        this.process = process;
        this.profile = profile;
        pipe = new CdpPipe(process.StandardInput.BaseStream, process.StandardOutput.BaseStream, OnEvent);
    }

    /// <summary>How many pages it has printed.</summary>
    public int Printed { get; private set; }

    public bool IsGone => process.HasExited;

    /// <summary>Starts it, and waits until it answers.</summary>
    /// <param name="program">Path of Chromium.</param>
    /// <param name="user">The user to run as; null for our own.</param>
    /// <param name="sandbox">Whether its own sandbox is to be on.</param>
    /// <param name="profile">The folder of its profile, not yet there.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <exception cref="IOException">It did not come up.</exception>
    public static async Task<Browser> Start(string program, string? user, bool sandbox, string profile, CancellationToken ct)
    {
        string[] asUser = user is null ? [] : ["/usr/bin/setpriv", "--reuid", user, "--regid", user is "nobody" ? "nogroup" : user, "--clear-groups", "--no-new-privs"];
        var start = new ProcessStartInfo(asUser.Length > 0 ? asUser[0] : "/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        string[] words =
        [
            .. asUser.Skip(1), .. asUser.Length > 0 ? new[] { "/bin/sh" } : [], "-c", Launch, "sh", profile,
            program, .. Flags, .. sandbox ? Array.Empty<string>() : ["--no-sandbox"], $"--user-data-dir={profile}", "about:blank",
        ];
        foreach (var word in words) start.ArgumentList.Add(word);
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["HOME"] = profile;
        start.Environment["LANG"] = "C.UTF-8";

        Browser browser;
        try
        {
            browser = new Browser(Process.Start(start)!, profile);
        }
        catch (Win32Exception e)
        {
            throw new IOException($"{program} can't be started", e);
        }

        try
        {
            await browser.pipe.Ask("Browser.getVersion", null, null, ct);
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>The page as PDF, tagged, with its title and language.</summary>
    /// <param name="html">The document.</param>
    /// <param name="measured">Takes what the browser says of where everything stands, before it prints; null where nobody wants to know.</param>
    /// <param name="ct">Stops the printing.</param>
    public async Task<byte[]> Print(byte[] html, Action<JsonElement>? measured, CancellationToken ct)
    {
        Printed++;
        var apart = await pipe.Ask("Target.createBrowserContext", new() { ["disposeOnDetach"] = true }, null, ct);
        var context = apart.GetProperty("browserContextId").GetString();
        try
        {
            var target = await pipe.Ask("Target.createTarget", new() { ["url"] = "about:blank", ["browserContextId"] = context }, null, ct);
            var attached = await pipe.Ask("Target.attachToTarget", new() { ["targetId"] = target.GetProperty("targetId").GetString(), ["flatten"] = true }, null, ct);
            var session = attached.GetProperty("sessionId").GetString();
            await pipe.Ask("Emulation.setScriptExecutionDisabled", new() { ["value"] = true }, session, ct);
            await pipe.Ask("Fetch.enable", null, session, ct);
            await pipe.Ask("Page.enable", null, session, ct);
            var frame = (await pipe.Ask("Page.getFrameTree", null, session, ct)).GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString();
            await pipe.Ask("Page.setDocumentContent", new() { ["frameId"] = frame, ["html"] = Encoding.UTF8.GetString(html) }, session, ct);
            if (measured is not null)
            {
                await pipe.Ask("Emulation.setEmulatedMedia", new() { ["media"] = "print" }, session, ct);
                await pipe.Ask("Emulation.setDeviceMetricsOverride", new() { ["width"] = 794, ["height"] = 1123, ["deviceScaleFactor"] = 1, ["mobile"] = false }, session, ct);
                measured(await pipe.Ask("DOMSnapshot.captureSnapshot", new() { ["computedStyles"] = new JsonArray() }, session, ct));
            }

            var printed = await pipe.Ask(
                "Page.printToPDF",
                new() { ["printBackground"] = true, ["preferCSSPageSize"] = true, ["generateTaggedPDF"] = true, ["generateDocumentOutline"] = true },
                session,
                ct);
            return printed.GetProperty("data").GetBytesFromBase64();
        }
        finally
        {
            await pipe.Tell("Target.disposeBrowserContext", new() { ["browserContextId"] = context }, null);
        }
    }

    /// <summary>The memory of all its processes, in bytes. What they share is counted for each.</summary>
    public async Task<long> Memory(CancellationToken ct)
    {
        var info = await pipe.Ask("SystemInfo.getProcessInfo", null, null, ct);
        long pages = 0;
        foreach (var one in info.GetProperty("processInfo").EnumerateArray())
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"/proc/{one.GetProperty("id").GetInt32()}/statm");
            if (File.Exists(path)) pages += long.Parse((await File.ReadAllTextAsync(path, ct)).Split(' ')[1], CultureInfo.InvariantCulture);
        }

        return pages * Environment.SystemPageSize;
    }

    public async ValueTask DisposeAsync()
    {
        // Told by its pipe's end; a hung one is not asked twice.
        process.StandardInput.Close();
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3)))
        {
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }

        await pipe.DisposeAsync();
        process.Dispose();
        if (Directory.Exists(profile)) RemoveProfile();
    }

    private void RemoveProfile()
    {
        try
        {
            Directory.Delete(profile, recursive: true);
        }
        catch (IOException)
        {
            // A process of it is still on its way out: what stays is an empty profile in the folder for such things.
        }
    }

    // Every request, to wherever: the document has everything in it.
    private void OnEvent(CdpEvent happened)
    {
        if (happened.Method is not "Fetch.requestPaused") return;
        _ = pipe.Tell(
            "Fetch.failRequest",
            new() { ["requestId"] = happened.Parameters.GetProperty("requestId").GetString(), ["errorReason"] = "BlockedByClient" },
            happened.Session);
    }
}
