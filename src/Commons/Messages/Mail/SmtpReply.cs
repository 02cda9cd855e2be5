namespace SmartLocal.Messages.Mail;

/// <summary>One answer of a mail server: its code and its lines without the codes.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool IsGood => Code is >= 200 and < 300;

    /// <summary>"Go on": the data may follow.</summary>
    public bool IsGoOn => Code is >= 300 and < 400;

    public bool IsForNow => Code is >= 400 and < 500;

    public bool IsForEver => Code is >= 500 and < 600;

    public string Text => string.Join(' ', Lines);

    /// <summary>What an EHLO answer says behind a keyword (<c>SIZE 10485760</c>), or null where it doesn't offer it.</summary>
    public string? Offer(string keyword) => Lines
        .Skip(1)
        .Select(line => line.Split(' ', 2))
        .Where(words => string.Equals(words[0], keyword, StringComparison.OrdinalIgnoreCase))
        .Select(words => words.Length > 1 ? words[1] : "")
        .FirstOrDefault();
}

/// <summary>The other side does not speak SMTP as agreed; the conversation can't go on.</summary>
internal sealed class SmtpBrokenException(string message) : IOException(message);
