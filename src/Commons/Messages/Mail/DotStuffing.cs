namespace SmartLocal.Messages.Mail;

/// <summary>
/// A mail as it goes over the line (RFC 5321 section 4.5.2): a line that begins with a dot gets a second one, so that
/// only the final dot ends the mail.
/// </summary>
internal static class DotStuffing
{
    /// <summary>The final dot: what hands the mail over.</summary>
    public static ReadOnlyMemory<byte> End { get; } = ".\r\n"u8.ToArray();

    /// <summary>The mail's lines, ending in CRLF, without the final dot.</summary>
    /// <exception cref="ArgumentException">
    /// A bare CR or LF: servers disagree on whether it ends a line, which has let one mail smuggle another in.
    /// </exception>
    public static ReadOnlyMemory<byte> Stuff(ReadOnlySpan<byte> mail)
    {
        var stuffed = new List<byte>(mail.Length + 64);
        var lineStarts = true;
        for (var i = 0; i < mail.Length; i++)
        {
            if (mail[i] == '\r' ? i + 1 == mail.Length || mail[i + 1] != '\n' : mail[i] == '\n' && (i == 0 || mail[i - 1] != '\r'))
            {
                throw new ArgumentException("A mail's lines end in CRLF and hold no other line break.", nameof(mail));
            }

            if (lineStarts && mail[i] == '.')
            {
                stuffed.Add((byte)'.');
            }

            stuffed.Add(mail[i]);
            lineStarts = mail[i] == '\n';
        }

        if (!lineStarts)
        {
            stuffed.AddRange("\r\n"u8);
        }

        return stuffed.ToArray();
    }
}
