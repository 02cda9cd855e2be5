using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using SmartLocal.Kernel;

namespace SmartLocal.Simulators.Push;

/// <summary>A browser that does not exist and has notices turned on: it has keys of its own, and reads what arrives with them.</summary>
internal sealed class SimulatedBrowser
{
    private const int AuthSize = 16;

    private readonly ECParameters key;
    private readonly byte[] auth = new byte[AuthSize];
    private readonly Lock gate = new();
    private DateTimeOffset minute;
    private int inMinute;

    public SimulatedBrowser(string token, string name, string? applicationServerKey, Uri endpoint, IChance chance)
    {
        (Token, Name, BoundTo, Endpoint) = (token, name, applicationServerKey, endpoint);
        chance.Fill(auth);
        using var made = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        key = made.ExportParameters(includePrivateParameters: true);
    }

    /// <summary>What the service knows it by: the end of its endpoint.</summary>
    public string Token { get; }

    /// <summary>What stands under its phone.</summary>
    public string Name { get; }

    public Uri Endpoint { get; }

    /// <summary>The application server's key to which the subscription is bound; null until the first message where the browser named none.</summary>
    public string? BoundTo { get; private set; }

    /// <summary>How every message to this browser fails from now on.</summary>
    public PushFault Fault { get; set; }

    /// <summary>What the browser hands to a page (W3C Push API, <c>toJSON</c>).</summary>
    public string Subscription => JsonSerializer.Serialize(new
    {
        endpoint = Endpoint.AbsoluteUri,
        expirationTime = (long?)null,
        keys = new { p256dh = Base64Url.EncodeToString(PushOpening.Point(key.Q)), auth = Base64Url.EncodeToString(auth) },
    });

    /// <summary>What was written to this browser, or null where it can't read it: a real one would drop it without a word.</summary>
    public byte[]? Read(ReadOnlySpan<byte> body) => PushOpening.Open(body, key, auth);

    /// <summary>Whether a message under this key may come: the first key that comes is the only one from then on.</summary>
    public bool Admits(string applicationServerKey)
    {
        lock (gate)
        {
            BoundTo ??= applicationServerKey;
            return BoundTo == applicationServerKey;
        }
    }

    /// <summary>Counts a message: null where there is room for it in this minute, or how long until there is.</summary>
    public TimeSpan? Count(DateTimeOffset now, int most)
    {
        lock (gate)
        {
            if (now - minute >= TimeSpan.FromMinutes(1) || now < minute) (minute, inMinute) = (now, 0);
            return ++inMinute <= most ? null : minute + TimeSpan.FromMinutes(1) - now;
        }
    }
}
