using System.Globalization;
using System.Text;

namespace SmartLocal.Modules.Tests.Edge;

/// <summary>
/// Makes requests that no browser sends: a real route with something broken in its path, query, headers, cookies or body, or no
/// HTTP at all. The same seed and number give the same bytes.
/// </summary>
internal sealed class Mischief(int seed, IReadOnlyList<(string Method, string Path)> routes, IReadOnlyList<string> sessions)
{
    private static readonly string[] OddTypes =
    [
        "application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=b", "multipart/form-data", "multipart/form-data; boundary=\"\"",
        "multipart/form-data; boundary=" + new string('x', 300), "application/x-www-form-urlencoded; charset=utf-7", "text/plain", ";", "application/json; charset=\"\0\"", "image/jpeg",
        "application/x-www-form-urlencoded; charset=shift_jis", "*/*", "application/zip",
    ];

    /// <summary>What was made, in words, and its bytes.</summary>
    public (string Kind, byte[] Bytes) Request(int number)
    {
        var chance = new Random(unchecked((seed * 397) ^ number));
        var odd = new OddValues(chance);
        return chance.Next(12) switch
        {
            0 => ("path", Write(chance, odd, path: p => odd.Path(p))),
            1 => ("query", Write(chance, odd, path: p => p + "?" + odd.Query())),
            2 => ("headers", Write(chance, odd, headers: odd.Headers())),
            3 => ("cookies", Write(chance, odd, headers: $"Cookie: {odd.Cookies()}\r\n", cookie: false)),
            4 or 5 => ("form", Write(chance, odd, "POST", "application/x-www-form-urlencoded", odd.Form())),
            6 or 7 => ("json", Write(chance, odd, "POST", "application/json", odd.Json(), odd.IdempotencyKey())),
            8 or 9 => ("multipart", Write(chance, odd, "POST", "multipart/form-data; boundary=b", odd.Multipart())),
            10 => ("type", Write(chance, odd, "POST", odd.Of(OddTypes), odd.Of(odd.Form, odd.Json, odd.Multipart, odd.Bytes))),
            _ => ("raw", odd.Raw(odd.Of([.. routes]).Path)),
        };
    }

    private byte[] Write(
        Random chance, OddValues odd, string? method = null, string? type = null, byte[]? body = null, string headers = "", Func<string, string>? path = null, bool cookie = true)
    {
        var fitting = method is null ? routes : [.. routes.Where(r => r.Method == method)];
        var route = fitting[chance.Next(fitting.Count)];
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"{route.Method} {path?.Invoke(route.Path) ?? route.Path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n");
        if (cookie) head.Append("Cookie: session=").Append(odd.Of([.. sessions])).Append("\r\n");
        head.Append(headers);
        if (body is null && route.Method != "GET") (type, body) = ("application/x-www-form-urlencoded", odd.Form());
        if (type is not null) head.Append("Content-Type: ").Append(type).Append("\r\n");
        if (body is not null) head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        return [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. body ?? []];
    }
}
