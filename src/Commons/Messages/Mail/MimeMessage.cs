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

    /// <summary>What fits on a line beside nothing else (RFC 5322 section 2.1.1: 78, as readers have it).</summary>
    private const int MaxLine = 76;

    /// <summary>An address can't be folded, and no line may be longer than 998 characters.</summary>
    private const int LongestAddress = 990;

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

    /// <summary>
    /// Where one press unsubscribes (RFC 8058), for mails that somebody has subscribed to: the server there takes a POST and asks nothing.
    /// Null for all others.
    /// </summary>
    /// <exception cref="ArgumentException">Not an https address, or too long for a line.</exception>
    public Uri? Unsubscribe
    {
        get;
        init => field = value is null || (value is { IsAbsoluteUri: true, Scheme: "https" } && value.AbsoluteUri.Length <= LongestAddress)
            ? value
            : throw new ArgumentException("An https address is expected.", nameof(value));
    }

    /// <summary>Who signs it, or null where it leaves unsigned.</summary>
    public DkimSigner? Signer { get; init; }

    /// <summary>The bytes that leave, the same at every call.</summary>
    public byte[] ToBytes()
    {
        var mail = Write();
        return Signer is { } signer ? [.. Encoding.ASCII.GetBytes(signer.Sign(mail, written)), .. mail] : mail;
    }

    /// <summary>Never the contents: whoever prints a mail by accident must not print what it says.</summary>
    public override string ToString() => Id.ToString();

    private byte[] Write()
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
        if (Unsubscribe is { } address)
        {
            Header(mail, "List-Unsubscribe", $"<{address.AbsoluteUri}>");
            Header(mail, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        // RFC 3834: keeps out-of-office programs from answering a machine.
        Header(mail, "Auto-Submitted", "auto-generated");
        mail.Append("\r\n");
        Body(mail);
        return Encoding.ASCII.GetBytes(mail.ToString());
    }

    /// <summary>A value that doesn't fit beside its name stands on a line of its own.</summary>
    private static void Header(StringBuilder mail, string name, string value)
    {
        var first = value.IndexOf("\r\n", StringComparison.Ordinal) is >= 0 and var end ? end : value.Length;
        mail.Append(name).Append(':').Append(name.Length + 2 + first > MaxLine ? "\r\n " : " ").Append(value).Append("\r\n");
    }

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
