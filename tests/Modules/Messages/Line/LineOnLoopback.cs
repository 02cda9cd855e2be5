using Microsoft.Extensions.Logging.Abstractions;
using SmartLocal.Kernel;
using SmartLocal.Messages.Line;
using SmartLocal.Simulators.Line;

namespace SmartLocal.Modules.Tests.Messages.Line;

/// <summary>The city's client and the simulated LINE, over a real connection.</summary>
internal sealed class LineOnLoopback : IAsyncDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly LineServer server;

    private LineOnLoopback(LineLimits limits, TimeProvider clock)
    {
        Simulator = new LineSimulator(limits, new SystemChance(), clock);
        server = new LineServer(Simulator, limits, NullLogger<LineServer>.Instance);
    }

    public static IReadOnlyList<LineMessage> Hello { get; } = [new LineMessage.Words("市からお知らせがあります。")];

    public LineSimulator Simulator { get; }

    public LineClient Client { get; private set; } = null!;

    public LineSettings Settings { get; private set; } = null!;

    public HttpClient Http => http;

    public static async Task<LineOnLoopback> Start(LineLimits? limits = null, TimeProvider? clock = null, Func<LineSettings, LineSettings>? with = null)
    {
        var line = new LineOnLoopback(limits ?? new LineLimits(), clock ?? TimeProvider.System);
        await line.server.StartAsync(CancellationToken.None);
        line.Settings = new LineSettings { Api = line.server.Address!, AccessToken = line.Simulator.AccessToken, ChannelSecret = line.Simulator.ChannelSecret };
        line.Settings = with?.Invoke(line.Settings) ?? line.Settings;
        line.Client = new LineClient(line.http, line.Settings, new LinePace(TimeProvider.System), TimeProvider.System);
        return line;
    }

    public static LineUserId User(int number) =>
        LineUserId.TryParse(LineUsers.Id(number), out var id) ? id : throw new InvalidOperationException("An id of the simulator is one of LINE");

    /// <summary>Well formed, and nobody's.</summary>
    public static LineUserId Stranger { get; } = LineUserId.TryParse("U" + new string('f', 32), out var id) ? id : throw new InvalidOperationException();

    public static Guid Key(int number) => new(number, 0, 0, [8, 0, 0, 0, 0, 0, 0, 1]);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        http.Dispose();
    }
}
