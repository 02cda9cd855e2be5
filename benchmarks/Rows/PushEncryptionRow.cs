using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using SmartLocal.Kernel;
using SmartLocal.Messages.Push;

namespace SmartLocal.Benchmarks.Rows;

/// <summary>Messages for browsers, each encrypted for its own browser (RFC 8291), beside the one thing in it that cannot be saved: the agreement on a key.</summary>
internal static class PushEncryptionRow
{
    private const int Browsers = 256;
    private const double Target = 6_000;

    /// <summary>What the floor reached on two cores when the target was set.</summary>
    private const double RecordedFloor = 38_000;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(3);

    public static async Task<Row> Measure(Bench bench)
    {
        var encryption = new PushEncryption(OpenSslAgreement.Find() is { } quick ? quick : new DotNetAgreement(), new SystemChance());
        var browsers = Enumerable.Range(0, Browsers).Select(_ => Subscribe()).ToArray();
        var payload = new byte[200];
        Rate(encryption, browsers, payload, TimeSpan.FromSeconds(1)); // compiled and warm
        var ours = Rate(encryption, browsers, payload, Turn);
        var plain = Rate(new PushEncryption(new DotNetAgreement(), new SystemChance()), browsers, payload, Turn);
        var floor = await Agreements();
        var peer = await Peer(bench);
        return new("push-encryption", ours, "/s", floor, "openssl speed, one agreement on P-256", ours / floor, "≥ 6,000 /s", ours >= Target ? true : floor >= RecordedFloor ? false : null)
        {
            Note = $"by .NET's own classes {Number(plain)} /s; {(peer is null ? "the peer is not installed" : $"npm web-push, on one core, {Number(peer.Value)} /s, with a token for each {Number((await Peer(bench, "tokens"))!.Value)} /s")}",
        };
    }

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static double Rate(PushEncryption encryption, PushSubscription[] browsers, byte[] payload, TimeSpan time)
    {
        var began = Stopwatch.GetTimestamp();
        var counts = new long[Environment.ProcessorCount];
        var threads = Enumerable.Range(0, counts.Length).Select(n => new Thread(() =>
        {
            var done = 0L;
            while (Stopwatch.GetElapsedTime(began) < time)
                if (encryption.Encrypt(browsers[(int)(done++ % Browsers)], payload).Length == 0) throw new InvalidOperationException("Nothing was encrypted");
            counts[n] = done;
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        return counts.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>A second's agreements by OpenSSL's own measure, on all cores.</summary>
    private static async Task<double> Agreements()
    {
        var said = await Tool.Run("openssl", ["speed", "-seconds", "3", "-multi", $"{Environment.ProcessorCount}", "ecdhp256"]);
        var line = said.Split('\n').Last(l => l.Contains("nistp256", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1], CultureInfo.InvariantCulture);
    }

    private static async Task<double?> Peer(Bench bench, params string[] arguments)
    {
        var folder = Path.Combine(bench.Root, "out", "bench-peers");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "web-push"))) return null;
        return double.Parse((await Tool.Run("node", [Path.Combine(folder, "push.mjs"), .. arguments])).Trim(), CultureInfo.InvariantCulture);
    }

    private static PushSubscription Subscribe()
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var (spelled, auth) = (Base64Url.EncodeToString([4, .. point.X!, .. point.Y!]), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(PushSubscription.AuthSize)));
        return PushSubscription.Parse($$$"""{"endpoint":"https://fcm.googleapis.com/fcm/send/a","keys":{"p256dh":"{{{spelled}}}","auth":"{{{auth}}}"}}""").Value;
    }
}
