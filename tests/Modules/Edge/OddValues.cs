using System.Globalization;
using System.Text;

namespace SmartLocal.Modules.Tests.Edge;

/// <summary>Values with which software has been broken before, drawn by a seeded chance. Bytes travel as Latin-1 characters.</summary>
internal sealed class OddValues(Random chance)
{
    private static readonly string[] Words =
    [
        "", " ", "null", "undefined", "-1", "0", "9223372036854775808", "99999999999999999999999999", "1e309", "NaN", "true", "%00", "%", "%zz", "%C0%AE", "%ED%A0%80", "%FF%FE",
        "%F4%90%80%80", "%E3%81", "../../etc/passwd", "..%2f..%2fcity.db", "%2e%2e/", "..\\..\\", "//evil.example", "javascript:alert(1)", "<script>alert(1)</script>", "' OR 1=1 --",
        "{0}", "{name}", "{漢字|かんじ}", "%E2%80%AE", "%F0%9F%92%A9", "%EF%BF%BE", "\u00ff\u00fe", "a%0d%0aSet-Cookie:%20x=y", "２０２６", "00000000-0000-0000-0000-000000000000", "令和8年", "1;DROP", "$(id)",
        "2026-02-30", "9999-12-31", "0000-00-00", "reiwa", "999999999", "٣", "%F3%A0%81%81", "e%CC%81%CC%81%CC%81",
    ];

    private static readonly string[] Names =
    [
        "氏名.family", "フリガナ.given", "住所", "電話", "メール", "購入日.year", "購入日.month", "購入金額", "領収書", "口座番号", "action", "to", "remove", "seen", "mail", "token", "login", "password",
        "returnTo", "amount", "note", "reason", "item", "question", "comment", "lang", "q", "category", "before", "about", "until", "after", "status", "key", "at", "check", "name", "zip", "file", "id",
    ];

    public T Of<T>(IReadOnlyList<T> all) => all[chance.Next(all.Count)];

    public T Of<T>(params Func<T>[] makers) => makers[chance.Next(makers.Length)]();

    public string Word() => chance.Next(20) switch
    {
        0 => new string('あ', chance.Next(1, 3000)),
        1 => new string('a', chance.Next(1, 20_000)),
        2 => string.Concat(Enumerable.Range(0, chance.Next(1, 40)).Select(_ => (char)chance.Next(256))),
        3 => string.Concat(Enumerable.Range(0, chance.Next(1, 40)).Select(_ => $"%{chance.Next(256):X2}")),
        _ => Of(Words),
    };

    /// <summary>A word that may stand in a line of HTTP.</summary>
    public string Line() => Latin(Word()).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal);

    public string Path(string path)
    {
        var parts = path.Split('/');
        parts[chance.Next(parts.Length)] = Line().Replace(' ', '+');
        var odd = string.Join('/', parts);
        return chance.Next(8) == 0 ? odd + new string('/', chance.Next(500)) : odd.StartsWith('/') ? odd : "/" + odd;
    }

    public string Query() => string.Join('&', Enumerable.Range(0, chance.Next(1, chance.Next(10) == 0 ? 300 : 5)).Select(_ => Uri.EscapeDataString(Of(Names)) + "=" + Line().Replace(' ', '+')));

    public string Cookies() => string.Join(chance.Next(2) == 0 ? "; " : ";;", Enumerable.Range(0, chance.Next(1, 60)).Select(_ => $"{Of("session", "draft", "lang", "notice", "", "=")}={Line()}"));

    public string IdempotencyKey() => $"Idempotency-Key: {Line()}\r\n";

    public string Headers()
    {
        var lines = new StringBuilder();
        for (var i = chance.Next(1, 8); i > 0; i--)
        {
            var name = Of("Authorization", "Accept-Language", "Range", "If-None-Match", "If-Modified-Since", "Origin", "Sec-Fetch-Site", "Accept", "Accept-Encoding", "Content-Type", "X-Forwarded-For", "Forwarded",
                "X-Forwarded-Proto", "Idempotency-Key", "Expect", "Upgrade", "X-HTTP-Method-Override", "Referer", "User-Agent", "Cookie", "Traceparent", "X-Odd");
            lines.Append(CultureInfo.InvariantCulture, $"{name}: {(name == "Authorization" && chance.Next(2) == 0 ? "Bearer " : "")}{Line()}\r\n");
        }

        return lines.ToString();
    }

    public byte[] Form()
    {
        var count = chance.Next(30) == 0 ? chance.Next(1000, 6000) : chance.Next(0, 12);
        var fields = Enumerable.Range(0, count).Select(i => $"{(chance.Next(4) == 0 ? Latin(Word()) : Uri.EscapeDataString(Of(Names)))}={Latin(Word())}");
        return Bytes(string.Join(chance.Next(10) == 0 ? ';' : '&', count > 500 ? fields.Select(f => f.Length > 40 ? f[..40] : f) : fields));
    }

    public byte[] Json()
    {
        switch (chance.Next(8))
        {
            case 0: return Bytes(new string('[', chance.Next(1, 60_000)));
            case 1: return Bytes(string.Concat(Enumerable.Repeat("{\"住所\":", chance.Next(1, 5000)).Select(Latin)));
            case 2: return Bytes();
            case 3: return [.. Encoding.UTF8.GetPreamble(), .. Bytes("{}")];
            default:
                var members = Enumerable.Range(0, chance.Next(1, 12)).Select(_ => $"\"{Latin(Of(Names))}\":{Value(3)}");
                return Bytes("{" + string.Join(',', members) + Of("}", "", ",}", "}}", "}\0"));
        }
    }

    public byte[] Multipart()
    {
        var body = new StringBuilder();
        for (var i = chance.Next(30) == 0 ? 600 : chance.Next(0, 6); i > 0; i--)
        {
            body.Append(Of("--b\r\n", "--b\r\n", "--b\r\n", "--b\n", "--c\r\n", ""));
            body.Append(CultureInfo.InvariantCulture, $"Content-Disposition: {Of("form-data", "form-data", "attachment", "")}; name=\"{Of(Latin(Of(Names)), Line(), "")}\"");
            if (chance.Next(2) == 0) body.Append(CultureInfo.InvariantCulture, $"; filename{Of("", "*")}=\"{Of("a.jpg", "../../a.jpg", "a.php%00.jpg", Line(), "UTF-8''%E3%81")}\"");
            body.Append(Of("\r\n", "\r\nContent-Type: image/jpeg\r\n", $"\r\nX-Odd: {Line()}\r\n", $"\r\nX-Long: {new string('h', chance.Next(20_000))}\r\n", "\n")).Append(Of("\r\n", "\r\n", ""));
            body.Append(Of("\u00ff\u00d8\u00ff\u00e0", "\u0089PNG\r\n\u001a\n", "%PDF-1.7\n", "PK\u0003\u0004", "<svg onload=alert(1)>", Latin(Word()), "")).Append(Of("\r\n", ""));
        }

        return Bytes(body.Append(Of("--b--\r\n", "--b--", "", "--b")).ToString());
    }

    public byte[] Bytes()
    {
        var bytes = new byte[chance.Next(0, 4000)];
        chance.NextBytes(bytes);
        return bytes;
    }

    /// <summary>What is hardly HTTP.</summary>
    public byte[] Raw(string path) => chance.Next(12) switch
    {
        0 => Bytes(),
        1 => Bytes($"{Line()} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
        2 => Bytes($"GET {path}\r\n\r\n"),
        3 => Bytes($"GET {path} HTTP/1.1\r\n\r\n"),
        4 => Bytes($"GET {path} HTTP/1.1\nHost: localhost\nConnection: close\n\n"),
        5 => Bytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nX-Fold: a\r\n b\r\nConnection: close\r\n\r\n"),
        6 => Bytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n{Of("FFFFFFFFFFFFFFFFF", "zz", "-1", "5")}\r\nabc\r\n0\r\n\r\n"),
        7 => Bytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nabcdefg"),
        8 => Bytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {Of("-1", "99999999999999999999", "abc", "67108865")}\r\n\r\n"),
        9 => Bytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{{"), // and then silence
        10 => Bytes($"GET http://{Line()}{path} HTTP/1.1\r\nHost: {Line()}\r\nConnection: close\r\n\r\n"),
        _ => Bytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n{string.Concat(Enumerable.Range(0, 300).Select(i => $"X-{i}: {i}\r\n"))}\r\n"),
    };

    private string Value(int depth) => chance.Next(depth > 0 ? 12 : 8) switch
    {
        0 => "null",
        1 => "1e999",
        2 => "-0.0000000000000000000000000000000000001",
        3 => "\"\\ud800\"",
        4 => "\"\\u0000\"",
        5 => "99999999999999999999999999999999",
        6 => "tru",
        7 => $"\"{Latin(Word()).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        8 => $"[{Value(depth - 1)},{Value(depth - 1)}]",
        9 => $"{{\"id\":{Value(depth - 1)},\"family\":{Value(depth - 1)}}}",
        10 => "{}",
        _ => "[]",
    };

    private string Of(params string[] words) => words[chance.Next(words.Length)];

    private static byte[] Bytes(string latin) => Encoding.Latin1.GetBytes(latin);

    /// <summary>UTF-8 as the characters of its bytes.</summary>
    private static string Latin(string text) => text.Any(c => c > '\u00ff') ? Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)) : text;
}
