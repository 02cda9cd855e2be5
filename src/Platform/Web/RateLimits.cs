using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using SmartLocal.Kernel;

namespace SmartLocal.Platform.Web;

/// <summary>
/// How often one visitor may ask. Whoever is signed in is counted by her session or token, everybody else by her address (of
/// IPv6 its /64). Behind one address may stand a whole city hall with its visitors: so addresses may ask far more often than
/// any one person does, and signing in lifts a person out of the crowd. docs/limits.md tells the numbers.
/// </summary>
public sealed class RateLimits : IDisposable
{
    /// <summary>Too many requests in a short time. Value: <c>seconds</c>.</summary>
    public static readonly RefusalKind TooOften = new("platform.too-often", RefusalReason.TooOften);

    private static readonly IReadOnlyDictionary<(LimitKind Kind, bool SignedIn), Limit> Defaults = new Dictionary<(LimitKind, bool), Limit>
    {
        [(LimitKind.Reading, true)] = new(600, 600),
        [(LimitKind.Reading, false)] = new(6_000, 3_000),
        [(LimitKind.Writing, true)] = new(200, 120),
        [(LimitKind.Writing, false)] = new(2_000, 1_000),
        [(LimitKind.Uploads, true)] = new(60, 30),
        [(LimitKind.Uploads, false)] = new(300, 120),
        [(LimitKind.SignIn, true)] = new(30, 10),
        [(LimitKind.SignIn, false)] = new(300, 120),
    };

    private const int MostTimes = 100_000;

    private readonly PartitionedRateLimiter<LimitKey> limiter;

    /// <summary>The defaults, and what the settings under <c>Limits</c> say otherwise.</summary>
    public RateLimits(IConfiguration configuration)
    {
        Times = Number(configuration["Limits:Times"], 1);
        if (Times > MostTimes) throw new InvalidOperationException($"Limits:Times is {Times}; a city needs at most {MostTimes}");
        Table = Defaults.ToDictionary(d => d.Key, d => Configured(configuration, d.Key.Kind, d.Key.SignedIn, d.Value));
        limiter = PartitionedRateLimiter.Create<LimitKey, LimitKey>(key => RateLimitPartition.GetTokenBucketLimiter(key, k => Bucket(Table[(k.Kind, k.SignedIn)])));
    }

    /// <summary>What is in force.</summary>
    internal IReadOnlyDictionary<(LimitKind Kind, bool SignedIn), Limit> Table { get; }

    /// <summary>By how much everything is multiplied: for load tests, which are one visitor who does the work of a city.</summary>
    public int Times { get; }

    /// <summary>What is in force in one line, for the start of the program.</summary>
    public string InWords => "Limits a minute, signed in / by address: "
        + string.Join(", ", Enum.GetValues<LimitKind>().Select(k => $"{k.ToString().ToLowerInvariant()} {Table[(k, true)].PerMinute} / {Table[(k, false)].PerMinute}"))
        + (Times > 1 ? $" ({Times} times the usual)" : "");

    /// <summary>How long to wait, or null when the visitor may go on.</summary>
    internal TimeSpan? Wait(HttpRequest request, Visitor visitor)
    {
        var key = visitor.SignedIn is not null
            ? new LimitKey(LimitKinds.Of(request), true, visitor.Secret!)
            : new LimitKey(LimitKinds.Of(request), false, AddressOf(request.HttpContext.Connection.RemoteIpAddress));
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.FromSeconds(1) ? wait : TimeSpan.FromSeconds(1);
    }

    /// <inheritdoc/>
    public void Dispose() => limiter.Dispose();

    /// <summary>One subscriber's line: an IPv4 address, or the /64 that an IPv6 network gives out.</summary>
    internal static string AddressOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetworkV6 ? new IPNetwork(Masked(address), 64).ToString() : address.ToString();
    }

    private static IPAddress Masked(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

    private Limit Configured(IConfiguration configuration, LimitKind kind, bool signedIn, Limit usual)
    {
        var section = configuration.GetSection($"Limits:{kind}:{(signedIn ? "Session" : "Address")}");
        var limit = new Limit(Number(section["Burst"], usual.Burst), Number(section["PerMinute"], usual.PerMinute));
        return new Limit(limit.Burst * Times, limit.PerMinute * Times);
    }

    private static int Number(string? configured, int usual) =>
        int.TryParse(configured, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : usual;

    // Refilled once a second: a minute's share may be less than one a second, so the period stretches instead.
    private static TokenBucketRateLimiterOptions Bucket(Limit limit) => new()
    {
        TokenLimit = limit.Burst,
        TokensPerPeriod = Math.Max(1, limit.PerMinute / 60),
        ReplenishmentPeriod = limit.PerMinute >= 60 ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(60d / limit.PerMinute),
        QueueLimit = 0,
        AutoReplenishment = true,
    };

    private readonly record struct LimitKey(LimitKind Kind, bool SignedIn, string Who);
}

/// <summary>How often: so many at once, and so many a minute in the long run.</summary>
internal sealed record Limit(int Burst, int PerMinute);

/// <summary>What is counted apart.</summary>
internal enum LimitKind
{
    /// <summary>Looking at pages and lists.</summary>
    Reading,

    /// <summary>Sending forms and applications.</summary>
    Writing,

    /// <summary>Sending files.</summary>
    Uploads,

    /// <summary>Asking for links, giving passwords.</summary>
    SignIn,
}

internal static class LimitKinds
{
    public static LimitKind Of(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return LimitKind.Reading;
        if (IsProof(request.Path)) return LimitKind.SignIn;
        return request.Path.StartsWithSegments("/api/files", StringComparison.Ordinal) || request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true
            ? LimitKind.Uploads
            : LimitKind.Writing;
    }

    /// <summary>Where somebody, or a system, proves who it is: the city checks a secret or a signature.</summary>
    private static bool IsProof(PathString path) =>
        path.Value?.Contains("/sign-in", StringComparison.Ordinal) == true
        || path.StartsWithSegments("/oauth", StringComparison.Ordinal) || path.StartsWithSegments("/passkeys", StringComparison.Ordinal)
        || path.StartsWithSegments("/staff/account", StringComparison.Ordinal);
}
