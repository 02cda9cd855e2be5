using System.Globalization;
using System.Text;

namespace SmartLocal.Simulators.Sms;

/// <summary>Requests in, answers out, over one line (HTTP/1.1, RFC 9112), as far as a gateway needs it: bodies of a known length.</summary>
internal sealed class HttpLine(Stream stream, SmsLimits limits, TimeProvider clock, CancellationToken stopping)
{
    private readonly List<byte> waiting = [];

    /// <summary>The next request; null when the client has hung up or says nothing for too long.</summary>
    /// <exception cref="InvalidDataException">Not a request, or one that is too long.</exception>
    public async Task<HttpAsked?> Hear()
    {
        int end;
        while ((end = waiting.ToArray().AsSpan().IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (waiting.Count > limits.RequestBytes) throw new InvalidDataException("431");
            if (!await Read()) return null;
        }

        var lines = Encoding.Latin1.GetString([.. waiting[..end]]).Split("\r\n");
        waiting.RemoveRange(0, end + 4);
        if (lines[0].Split(' ') is not [var method, var path, "HTTP/1.1"]) throw new InvalidDataException("400");
        var headers = lines.Skip(1).Select(l => l.Split(':', 2)).Where(h => h.Length == 2)
            .GroupBy(h => h[0].Trim(), StringComparer.OrdinalIgnoreCase).ToDictionary(h => h.Key, h => h.First()[1].Trim(), StringComparer.OrdinalIgnoreCase);
        if (!int.TryParse(headers.GetValueOrDefault("Content-Length", "0"), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || headers.ContainsKey("Transfer-Encoding")) throw new InvalidDataException("411");
        if (length > limits.RequestBytes) throw new InvalidDataException("413");
        while (waiting.Count < length)
            if (!await Read()) return null;
        byte[] body = [.. waiting[..length]];
        waiting.RemoveRange(0, length);
        return new HttpAsked(method, path, headers, body);
    }

    public async Task Say(int status, string json, string more = "")
    {
        var body = Encoding.UTF8.GetBytes(json);
        var head = $"HTTP/1.1 {status} Simulated\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n{more}\r\n";
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body], stopping);
    }

    private async Task<bool> Read()
    {
        using var idle = new CancellationTokenSource(limits.Idle, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, stopping);
        var buffer = new byte[4_096];
        var read = await stream.ReadAsync(buffer, either.Token);
        waiting.AddRange(buffer.AsSpan(0, read));
        return read > 0;
    }
}

/// <summary>One request.</summary>
internal sealed record HttpAsked(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body);
