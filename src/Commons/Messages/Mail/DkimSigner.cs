using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SmartLocal.Messages.Mail;

/// <summary>Signs mails in the name of a domain (DKIM, RFC 6376; rsa-sha256 as RFC 8301 asks for).</summary>
/// <param name="Key">The city's key.</param>
/// <param name="Name">Where receivers find its other half.</param>
internal sealed record DkimSigner(DkimKey Key, DkimName Name)
{
    private const int MaxLine = 76;

    /// <summary>What may not be changed on the way. All that say who wrote to whom, what, and how it is read (RFC 6376 section 5.4.1).</summary>
    private static readonly string[] Signed =
    [
        "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "List-Unsubscribe", "List-Unsubscribe-Post",
    ];

    /// <summary>
    /// The header that stands before the mail, with its line break. It covers the whole body (no <c>l=</c>), and <c>From</c> once more
    /// than there is one: a second sender put in on the way breaks it.
    /// </summary>
    /// <param name="mail">The bytes as they leave, before dots are stuffed.</param>
    /// <param name="at">The moment of signing, written with the second.</param>
    public string Sign(ReadOnlySpan<byte> mail, DateTimeOffset at)
    {
        var text = Encoding.Latin1.GetString(mail);
        var gap = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var fields = Fields(text[..(gap + 2)]);
        var names = Signed.Where(fields.ContainsKey).ToList();
        var body = SHA256.HashData(Encoding.Latin1.GetBytes(DkimForm.Body(text[(gap + 4)..])));
        var header = new StringBuilder("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n")
            .Append(CultureInfo.InvariantCulture, $" d={Name.Domain};\r\n s={Name.Selector}; t={at.ToUnixTimeSeconds()};\r\n")
            .Append(" h=").Append(Fold(names.Prepend("From"))).Append(";\r\n")
            .Append(CultureInfo.InvariantCulture, $" bh={Convert.ToBase64String(body)};\r\n b=");
        var signed = names.Select(n => DkimForm.Header(fields[n]) + "\r\n").Append(DkimForm.Header(header.ToString()));
        var signature = Convert.ToBase64String(Key.Sign(string.Concat(signed)));
        return header.AppendJoin("\r\n ", signature.Chunk(MaxLine - 4).Select(c => new string(c))).Append("\r\n").ToString();
    }

    /// <summary>Each header with its folded lines, by name. The city's mails have each once.</summary>
    private static Dictionary<string, string> Fields(string head)
    {
        var fields = new List<string>();
        foreach (var line in head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] is ' ' or '\t') fields[^1] += "\r\n" + line;
            else fields.Add(line);
        }

        return fields.ToDictionary(f => f[..f.IndexOf(':', StringComparison.Ordinal)], StringComparer.OrdinalIgnoreCase);
    }

    private static string Fold(IEnumerable<string> names)
    {
        var folded = new StringBuilder();
        var column = " h=".Length;
        foreach (var name in names)
        {
            if (column + name.Length + 2 > MaxLine)
            {
                folded.Append(":\r\n ");
                column = 1;
            }
            else if (folded.Length > 0)
            {
                folded.Append(':');
                column++;
            }

            folded.Append(name.ToLowerInvariant());
            column += name.Length;
        }

        return folded.ToString();
    }
}
