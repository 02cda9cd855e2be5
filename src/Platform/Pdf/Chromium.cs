using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using SmartLocal.Kernel;

namespace SmartLocal.Platform.Pdf;

/// <summary>
/// The one warm browser of this node. The installation may name it (<c>Pdf:Chromium</c>) and the user that it runs as
/// (<c>Pdf:User</c>); without one, printing waits. It is started anew when it has printed much or grown large, and closed when
/// nothing is printed for a while.
/// </summary>
internal sealed partial class Chromium(IConfiguration configuration, IdSource ids, TimeProvider clock, ILogger<Chromium> log) : IAsyncDisposable
{
    private const int MostPages = 200;
    private const long MostMemory = 900_000_000;

    /// <summary>A page that takes longer hangs.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim one = new(1);
    private Browser? warm;
    private bool withoutSandbox;
    private ITimer? rest;

    /// <summary>Whether there is a browser to print with. Looked for each time: installing it needs no restart.</summary>
    public bool IsThere => Program is not null;

    private string? Program => configuration["Pdf:Chromium"] is { Length: > 0 } named
        ? File.Exists(named) ? named : null
        : ((string[])["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable"]).FirstOrDefault(File.Exists);

    /// <summary>A process of root's may become another; any other stays whom the city's own server runs as.</summary>
    private string? User => Environment.IsPrivilegedProcess && File.Exists("/usr/bin/setpriv") ? configuration["Pdf:User"] ?? "nobody" : null;

    /// <summary>The document as PDF.</summary>
    /// <exception cref="IOException">The browser did not come up, or died.</exception>
    /// <exception cref="TimeoutException">It took too long; the browser is gone with it.</exception>
    public Task<byte[]> Print(byte[] html, CancellationToken ct) => Print(html, null, ct);

    /// <summary>The same; and before it, in the same rendering, where everything stands.</summary>
    public async Task<byte[]> Print(byte[] html, Action<System.Text.Json.JsonElement>? measured, CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            using var limit = new CancellationTokenSource(MostTime, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
            try
            {
                if (warm is { IsGone: true }) await Close();
                warm ??= await Start(either.Token);
                var pdf = await warm.Print(html, measured, either.Token);
                if (warm.Printed >= MostPages || await warm.Memory(either.Token) > MostMemory) await Close();
                return pdf;
            }
            catch (OperationCanceledException e) when (limit.IsCancellationRequested)
            {
                await Close();
                throw new TimeoutException("The page took too long to print", e);
            }
            catch
            {
                await Close();
                throw;
            }
        }
        finally
        {
            one.Release();
            rest ??= clock.CreateTimer(_ => Rest(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            rest.Change(Idle, Timeout.InfiniteTimeSpan);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (rest is not null) await rest.DisposeAsync();
        await Close();
        one.Dispose();
    }

    private async Task<Browser> Start(CancellationToken ct)
    {
        var program = Program ?? throw new IOException("There is no Chromium");
        if (!withoutSandbox)
        {
            try
            {
                return await Browser.Start(program, User, sandbox: true, NewProfile(), ct);
            }
            catch (IOException) when (!ct.IsCancellationRequested)
            {
                // Where the kernel lets nobody make a namespace, as in many containers, its sandbox can't be.
                withoutSandbox = true;
                NoSandbox(log, program);
            }
        }

        return await Browser.Start(program, User, sandbox: false, NewProfile(), ct);
    }

    private string NewProfile() => Path.Combine(Path.GetTempPath(), $"smartlocal-print-{ids.Next():n}");

    private async ValueTask Close()
    {
        var closing = warm;
        warm = null;
        if (closing is not null) await closing.DisposeAsync();
    }

    private void Rest()
    {
        // Somebody prints: then this is not the time.
        if (!one.Wait(0, CancellationToken.None)) return;
        var closing = warm;
        warm = null;
        one.Release();
        _ = closing?.DisposeAsync().AsTask();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Program} has no sandbox on this machine; pages are printed without it (no script, no network, our own content only)")]
    private static partial void NoSandbox(ILogger logger, string program);
}
