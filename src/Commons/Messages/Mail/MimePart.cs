using System.Text;

namespace SmartLocal.Messages.Mail;

/// <summary>
/// A mail from outside, or a part of one, as far as a notification needs it: headers, and a body of parts (RFC 2045, 2046). Lines end in
/// LF here, and characters are bytes (Latin-1). Reads anything; what makes no sense is not there.
/// </summary>
internal sealed class MimePart
{
    /// <summary>A notification has three.</summary>
    private const int MostParts = 20;

    private readonly List<(string Name, string Value)> headers;

    private MimePart(List<(string Name, string Value)> headers, string body)
    {
        this.headers = headers;
        Body = "base64".Equals(Header("Content-Transfer-Encoding"), StringComparison.OrdinalIgnoreCase) ? Decoded(body) : body;
    }

    /// <summary>What stands below the first empty line, out of base64 where it was in it.</summary>
    public string Body { get; }

    /// <summary><c>multipart/report</c>, in small letters; what nobody has named is text.</summary>
    public string Type => (Header("Content-Type") ?? "text/plain").Split(';')[0].Trim().ToLowerInvariant();

    public static MimePart Read(string text)
    {
        var read = new List<(string Name, string Value)>();
        var at = 0;
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
            var line = text[at..end];
            at = Math.Min(end + 1, text.Length);
            if (line.Length == 0) break;
            if (line[0] is ' ' or '\t')
            {
                if (read is [.., var last]) read[^1] = (last.Name, last.Value + " " + line.Trim());
            }
            else if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                read.Add((line[..colon].Trim(), line[(colon + 1)..].Trim()));
            }
        }

        return new MimePart(read, text[at..]);
    }

    /// <summary>The first header of that name, unfolded.</summary>
    public string? Header(string name) =>
        headers.Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).FirstOrDefault();

    /// <summary>What the content type says beside the type, out of its quotes.</summary>
    public string? Parameter(string name)
    {
        var rest = (Header("Content-Type") ?? "").AsSpan();
        while (rest.IndexOf(';') is >= 0 and var next)
        {
            rest = rest[(next + 1)..].TrimStart();
            if (rest.IndexOf('=') is not (> 0 and var equals)) return null;
            var found = rest[..equals].Trim().ToString();
            rest = rest[(equals + 1)..].TrimStart();
            string value;
            if (rest is ['"', ..])
            {
                var quoted = new StringBuilder();
                var at = 1;
                for (; at < rest.Length && rest[at] != '"'; at++)
                {
                    if (rest[at] == '\\' && at + 1 < rest.Length) at++;
                    quoted.Append(rest[at]);
                }

                rest = rest[Math.Min(at + 1, rest.Length)..];
                value = quoted.ToString();
            }
            else
            {
                var end = rest.IndexOf(';') is >= 0 and var semicolon ? semicolon : rest.Length;
                value = rest[..end].Trim().ToString();
                rest = rest[end..];
            }

            if (found.Equals(name, StringComparison.OrdinalIgnoreCase)) return value;
        }

        return null;
    }

    /// <summary>The parts between the boundaries that the content type names.</summary>
    public IReadOnlyList<MimePart> Parts()
    {
        if (Parameter("boundary") is not { Length: > 0 } boundary) return [];
        var parts = new List<MimePart>();
        StringBuilder? open = null;
        foreach (var line in Body.Split('\n'))
        {
            var isEnd = line.TrimEnd() == $"--{boundary}--";
            if (isEnd || line.TrimEnd() == $"--{boundary}")
            {
                if (open is not null) parts.Add(Read(open.ToString()));
                if (isEnd || parts.Count == MostParts) return parts;
                open = new StringBuilder();
            }
            else
            {
                open?.Append(line).Append('\n');
            }
        }

        // Cut off: what there is of the last part counts.
        if (open is not null) parts.Add(Read(open.ToString()));
        return parts;
    }

    private static string Decoded(string body)
    {
        try
        {
            return Encoding.Latin1.GetString(Convert.FromBase64String(body)).Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        catch (FormatException)
        {
            return body;
        }
    }
}
