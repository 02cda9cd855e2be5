using System.Security.Cryptography.X509Certificates;
using SmartLocal.Kernel;

namespace SmartLocal.Messages.Mail;

/// <summary>The mail server that takes the city's mail, and who the city is in it.</summary>
internal sealed record SmtpSettings
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    public required SmtpSecurity Security { get; init; }

    /// <summary>The name to sign in with, or null where the server knows us by our network address.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The sender, in the header and on the envelope: undeliverable mail comes back here.</summary>
    public required EmailAddress FromAddress { get; init; }

    public string? FromName { get; init; }

    /// <summary>How we present ourselves: the full domain name of the sending machine.</summary>
    public required string HeloName { get; init; }

    /// <summary>What stands behind the at sign of every Message-ID.</summary>
    public required string MessageIdDomain { get; init; }

    /// <summary>The root that alone vouches for the server, where a city runs its own; null trusts the machine's roots.</summary>
    public X509Certificate2? TrustedRoot { get; init; }

    /// <summary>The name under which mails are signed, or null where they leave unsigned.</summary>
    public DkimName? Signing { get; init; }

    /// <summary>Told what became of every mail, so that whoever chose this server learns whether it can be reached.</summary>
    public Action<MailOutcome>? Heard { get; init; }

    public SmtpPatience Patience { get; init; } = new();

    public Mailbox From => new(FromAddress, FromName);

    /// <exception cref="ArgumentException">They can't be used: a name that is none, or a password that would travel in clear.</exception>
    public static void Demand(SmtpSettings settings)
    {
        _ = settings.From;
        DomainName.Demand(settings.HeloName);
        DomainName.Demand(settings.MessageIdDomain);
        settings.Signing?.Demand();
        if (settings.User is not null && settings.Security == SmtpSecurity.None)
        {
            throw new ArgumentException("A password is not sent in clear: choose StartTls or Tls.", nameof(settings));
        }
    }

    /// <summary>Without the password and the account.</summary>
    public override string ToString() => $"{Host}:{Port} ({Security})";
}

/// <summary>How the conversation is kept from being overheard.</summary>
internal enum SmtpSecurity
{
    /// <summary>Not at all: for a simulator or a relay on the same machine.</summary>
    None,

    /// <summary>Begun in clear and changed to TLS before anything is said of the mail (RFC 3207). Never continued in clear.</summary>
    StartTls,

    /// <summary>TLS from the first byte, usually on port 465 (RFC 8314).</summary>
    Tls,
}

/// <summary>How long each answer is waited for; the values are the least that RFC 5321 section 4.5.3.2 allows.</summary>
internal sealed record SmtpPatience
{
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan Command { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For the answer to the whole mail. Giving up too early here is what makes a mail arrive twice.</summary>
    public TimeSpan Message { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>For the good-bye, when the outcome is known already.</summary>
    public TimeSpan Goodbye { get; init; } = TimeSpan.FromSeconds(5);
}
