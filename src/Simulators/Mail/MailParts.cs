using System.Text;

namespace SmartLocal.Simulators.Mail;

/// <summary>
/// A mail read back the way a mail program would: headers unfolded and decoded, the text out of its transfer encoding.
/// Shares nothing with the writer of mails, so that a mistake there is seen here. Knows plain text in UTF-8 and ASCII.
/// </summary>
internal sealed class MailParts
{
    private readonly IReadOnlyList<(string Name, string Value)> headers;

    private MailParts(IReadOnlyList<(string Name, string Value)> headers, string text)
    {
        this.headers = headers;
        Text = text;
    }

    /// <summary>The decoded body, with the line breaks that it came with.</summary>
    public string Text { get; }

    /// <summary>The names of the headers in the order in which they came.</summary>
    public IReadOnlyList<string> HeaderNames => [.. headers.Select(h => h.Name)];

    /// <summary>The first header of that name, unfolded and with its encoded words decoded; empty where there is none.</summary>
    public string Header(string name) => headers
        .Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(h => HeaderWords.Decode(h.Value))
        .FirstOrDefault("");

    /// <summary>Reads any bytes; what can't be decoded shows as U+FFFD, as it would to the person who reads the mail.</summary>
    public static MailParts Read(ReadOnlySpan<byte> mail)
    {
        var gap = mail.IndexOf("\r\n\r\n"u8);
        var head = Encoding.ASCII.GetString(gap < 0 ? mail : mail[..gap]);
        var body = gap < 0 ? [] : mail[(gap + 4)..];
        var unfolded = Unfold(head);
        var encoding = unfolded
            .Where(h => h.Name.Equals("Content-Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
            .Select(h => h.Value.Trim().ToUpperInvariant())
            .FirstOrDefault("7BIT");
        return new MailParts(unfolded, Body(encoding, body));
    }

    private static List<(string Name, string Value)> Unfold(string head)
    {
        var found = new List<(string Name, string Value)>();
        foreach (var line in head.Split("\r\n"))
        {
            if (line.StartsWith(' ') || line.StartsWith('\t'))
            {
                if (found is [.., var last])
                {
                    found[^1] = (last.Name, last.Value + line);
                }
            }
            else if (line.IndexOf(':') is > 0 and var colon)
            {
                var value = line[(colon + 1)..];
                found.Add((line[..colon], value.StartsWith(' ') ? value[1..] : value));
            }
        }

        return found;
    }

    private static string Body(string encoding, ReadOnlySpan<byte> body)
    {
        if (encoding != "BASE64")
        {
            return Encoding.UTF8.GetString(body);
        }

        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(Encoding.ASCII.GetString(body)));
        }
        catch (FormatException)
        {
            return "\uFFFD";
        }
    }
}
