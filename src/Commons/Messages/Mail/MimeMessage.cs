using System.Globalization;
using System.Text;
using SmartLocal.Kernel;

namespace SmartLocal.Messages.Mail;

/// <summary>
/// One plain text mail from the city to one person, written byte for byte by ourselves (RFC 5322, 2045, 2047), because a
/// signature (DKIM) is made over the exact bytes that leave. Everything in it is 7-bit ASCII with CRLF lines.
/// </summary>
internal sealed record MimeMessage
{
    /// <summary>Base64 in lines of 76 characters (RFC 2045 section 6.8) is 57 bytes of text a line.</summary>
    private const int BytesPerLine = 57;

    private readonly DateTimeOffset written;

    /// <exception cref="ArgumentException">The subject holds a line break.</exception>
    public MimeMessage(Mailbox from, Mailbox to, string subject, string text, MessageId id, TimeProvider clock)
    {
        OneLine.Demand(subject);
        From = from;
        To = to;
        Subject = subject;
        Text = text;
        Id = id;
        written = clock.GetUtcNow().ToOffset(TokyoTime.Offset);
    }

    public Mailbox From { get; }

    public Mailbox To { get; }

    public string Subject { get; }

    /// <summary>The body. Its line breaks, of whatever kind, leave as CRLF.</summary>
    public string Text { get; }

    public MessageId Id { get; }

    /// <summary>The bytes that leave, the same at every call.</summary>
    public byte[] ToBytes()
    {
        var mail = new StringBuilder();
        Header(mail, "Date", written.ToString("ddd, dd MMM yyyy HH:mm:ss '+0900'", CultureInfo.InvariantCulture));
        Header(mail, "From", Spell(From, "From: ".Length));
        Header(mail, "To", Spell(To, "To: ".Length));
        Header(mail, "Message-ID", Id.ToString());
        Header(mail, "Subject", EncodedWords.NeedNot(Subject) ? Subject : EncodedWords.Fold(Subject, "Subject: ".Length));
        Header(mail, "MIME-Version", "1.0");
        Header(mail, "Content-Type", "text/plain; charset=UTF-8");
        Header(mail, "Content-Transfer-Encoding", "base64");
        // RFC 3834: keeps out-of-office programs from answering a machine.
        Header(mail, "Auto-Submitted", "auto-generated");
        mail.Append("\r\n");
        Body(mail);
        return Encoding.ASCII.GetBytes(mail.ToString());
    }

    /// <summary>Never the contents: whoever prints a mail by accident must not print what it says.</summary>
    public override string ToString() => Id.ToString();

    private static void Header(StringBuilder mail, string name, string value) =>
        mail.Append(name).Append(": ").Append(value).Append("\r\n");

    /// <summary>A name and its address; the address folds to a line of its own when the name fills the first.</summary>
    private static string Spell(Mailbox box, int column)
    {
        if (box.Name is not { } name)
        {
            return box.Spelled;
        }

        var spelled = EncodedWords.NeedNot(name) ? Quote(name) : EncodedWords.Fold(name, column);
        return $"{spelled}\r\n <{box.Spelled}>";
    }

    private static string Quote(string name) =>
        "\"" + name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private void Body(StringBuilder mail)
    {
        var bytes = Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n").Replace("\n", "\r\n", StringComparison.Ordinal));
        foreach (var line in bytes.Chunk(BytesPerLine))
        {
            mail.Append(Convert.ToBase64String(line)).Append("\r\n");
        }
    }
}
