namespace SmartLocal.Simulators.Mail;

/// <summary>A mail that the simulator took, with the bytes as they came and what a mail program makes of them.</summary>
/// <param name="Number">1 for the first since the start, without gaps.</param>
/// <param name="At">When the final dot came.</param>
/// <param name="Sender">The sender on the envelope.</param>
/// <param name="Recipients">The recipients on the envelope, in the order given.</param>
/// <param name="Raw">The mail byte for byte, dots unstuffed.</param>
/// <param name="Parts">The headers and text read from <paramref name="Raw"/>.</param>
internal sealed record ReceivedMail(
    long Number,
    DateTimeOffset At,
    string Sender,
    IReadOnlyList<string> Recipients,
    ReadOnlyMemory<byte> Raw,
    MailParts Parts)
{
    /// <summary>The subject as a mail program shows it, empty where there is none.</summary>
    public string Subject => Parts.Header("Subject");

    /// <summary>The text as a mail program shows it.</summary>
    public string Text => Parts.Text;

    /// <summary>The Message-ID with its angle brackets, empty where there is none.</summary>
    public string MessageId => Parts.Header("Message-ID");
}
