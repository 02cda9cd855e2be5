using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Messages.Push;

/// <summary>
/// Which endpoints may be asked at all. An endpoint is an address that a stranger typed: without a list the city would knock wherever she
/// likes, from inside its own network. The push services of the browsers are on it; an installation adds hosts by <c>Push:Hosts</c>
/// (a list, or one text with commas; <c>*.example.jp</c> for every host below). A simulated city may ask its own simulated service besides.
/// </summary>
internal sealed partial class PushEndpoints
{
    /// <summary>The subscription is of a service that this city does not send to.</summary>
    public static readonly RefusalKind Unknown = new("messages.push-service-unknown", RefusalReason.NotAllowed);

    private static readonly string[] OfBrowsers =
    [
        "fcm.googleapis.com", // Chrome, Edge on Android, Opera, Samsung
        "*.push.services.mozilla.com", // Firefox
        "*.notify.windows.com", // Edge on Windows
        "*.push.apple.com", // Safari
    ];

    private readonly ISimulatedPush[] simulated;
    private readonly DataFolder folder;
    private readonly string[] allowed;

    public PushEndpoints(IConfiguration configuration, IEnumerable<ISimulatedPush> simulated, DataFolder folder, ILogger<PushEndpoints> log)
    {
        (this.simulated, this.folder) = ([.. simulated], folder);
        var added = Added(configuration).ToLookup(IsUsable);
        foreach (var wrong in added[false]) NotAHost(log, wrong);
        allowed = [.. OfBrowsers, .. added[true].Select(h => h.ToLowerInvariant())];
    }

    /// <summary>What a browser handed over, where it can be used and its push service may be asked.</summary>
    public Result<PushSubscription> Admit(string? json) =>
        PushSubscription.Parse(json).Try(out var subscription, out var no) ? Allows(subscription.Endpoint) ? subscription : Unknown.Because() : no;

    /// <summary>https to a host of the list by its name and usual port, with no user in front; or the simulated service itself.</summary>
    public bool Allows(Uri endpoint) =>
        endpoint.IsAbsoluteUri && endpoint.UserInfo.Length == 0
        && (IsStandIn(endpoint) || (endpoint.Scheme == Uri.UriSchemeHttps && endpoint.IsDefaultPort && endpoint.HostNameType == UriHostNameType.Dns && IsListed(endpoint.IdnHost)));

    /// <summary>Whether this is the simulated service of a simulated city: the one address on this machine that is asked.</summary>
    public bool IsStandIn(Uri endpoint) => folder.Origin is Origin.Simulated && endpoint.UserInfo.Length == 0
        && simulated.Any(s => s.Origin is { } origin && endpoint.GetLeftPart(UriPartial.Authority) == origin.GetLeftPart(UriPartial.Authority));

    private bool IsListed(string host) => allowed.Any(a => a.StartsWith("*.", StringComparison.Ordinal)
        ? host.Length > a.Length - 1 && host.EndsWith(a[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(a, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Added(IConfiguration configuration)
    {
        var section = configuration.GetSection("Push:Hosts");
        return section.GetChildren().Select(c => c.Value).Append(section.Value)
            .SelectMany(v => (v ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    /// <summary>A name with a dot in it, and below a star two of them: <c>*.jp</c> would allow a country.</summary>
    private static bool IsUsable(string host)
    {
        var name = host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host;
        return Uri.CheckHostName(name) is UriHostNameType.Dns && name.Contains('.', StringComparison.Ordinal) && !name.EndsWith('.');
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Push:Hosts names {Host}, which is no host name (*.example.jp for all below): it is passed over")]
    private static partial void NotAHost(ILogger logger, string host);
}
