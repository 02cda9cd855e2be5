using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Releases;

namespace SmartLocal.Messages.Line;

/// <summary>
/// The account on LINE that the installation names in its section <c>Line</c> (AccessToken, ChannelSecret; Friend, Api, Dialog,
/// MulticastPerSecond, PushPerSecond), or the simulated LINE where a simulated city names none. Asked before every round, so a
/// change needs no restart.
/// </summary>
internal sealed class LineAccount(
    IConfiguration configuration, IEnumerable<ISimulatedLine> simulated, DataFolder folder, LinePace pace, TimeProvider clock) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(10), PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan, // each request has its own, on the city's clock
        MaxResponseContentBufferSize = 256 * 1024,
    };

    /// <summary>The way to LINE now, or why there is none.</summary>
    public LineWay Way()
    {
        var named = configuration.GetSection("Line");
        var (multicast, push) = (Rate(named["MulticastPerSecond"], 200), Rate(named["PushPerSecond"], 2_000));
        if (multicast is null || push is null) return new(LineReadiness.Misconfigured);
        if (named["AccessToken"] is not { Length: > 0 } token)
        {
            if (named["Api"] is { Length: > 0 } || named["ChannelSecret"] is { Length: > 0 }) return new(LineReadiness.Misconfigured);
            return StandIn() is { Api: { } api, Dialog: { } dialog } line
                ? Ready(new LineSettings { Api = api, Dialog = dialog, Friend = line.Friend, AccessToken = line.AccessToken, ChannelSecret = line.ChannelSecret }, isStandIn: true)
                : new(LineReadiness.NotConfigured);
        }

        return named["ChannelSecret"] is { Length: > 0 } secret && IsHeader(token)
               && (named["Friend"] is not { Length: > 0 } friend || Site(friend, LineSettings.UsualDialog) is not null)
               && Site(named["Api"], LineSettings.UsualApi) is { } atApi && Site(named["Dialog"], LineSettings.UsualDialog) is { } atDialog
            ? Ready(new LineSettings { Api = atApi, Dialog = atDialog, Friend = named["Friend"] is { Length: > 0 } page ? new Uri(page) : null, AccessToken = token, ChannelSecret = secret }, isStandIn: false)
            : new(LineReadiness.Misconfigured);

        LineWay Ready(LineSettings settings, bool isStandIn)
        {
            settings = settings with { MulticastPerSecond = multicast.Value, PushPerSecond = push.Value };
            return new(LineReadiness.Ready, settings, new LineClient(http, settings, pace, clock), isStandIn);
        }
    }

    public void Dispose() => http.Dispose();

    private ISimulatedLine? StandIn() => folder.Origin is Origin.Simulated ? simulated.FirstOrDefault() : null;

    private static int? Rate(string? named, int usual) => named is not { Length: > 0 } ? usual
        : int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate is >= 1 and <= 100_000 ? rate : null;

    private static bool IsHeader(string token) => AuthenticationHeaderValue.TryParse("Bearer " + token, out _) && token.All(c => c is > ' ' and <= '~');

    /// <summary>Secrets travel encrypted, or not beyond this machine.</summary>
    private static Uri? Site(string? named, Uri usual) => named is not { Length: > 0 } ? usual
        : Uri.TryCreate(named, UriKind.Absolute, out var site) && (site.Scheme == "https" || (site.Scheme == "http" && site.IsLoopback)) ? site : null;
}

/// <param name="Readiness">Whether messages can leave.</param>
/// <param name="Settings">How, where they can.</param>
/// <param name="Client">By whom.</param>
/// <param name="IsStandIn">Whether they stay on this machine.</param>
internal sealed record LineWay(LineReadiness Readiness, LineSettings? Settings = null, LineClient? Client = null, bool IsStandIn = false);

internal enum LineReadiness
{
    Ready,
    NotConfigured,
    Misconfigured,
}
