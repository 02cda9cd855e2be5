namespace SmartLocal.Simulators.Mail;

/// <summary>
/// A way in which real mail servers fail. The first four can also be asked for one recipient at a time, by an address
/// whose part before the at sign is the fault's word, or ends in a plus sign and that word: <c>hanako+busy@example.jp</c>.
/// </summary>
public enum MailFault
{
    /// <summary>Every mail is taken.</summary>
    None,

    /// <summary><c>busy</c>: 450 to RCPT. The mailbox can't take it now; the same mail may come again.</summary>
    Busy,

    /// <summary><c>unknown</c>: 550 to RCPT. There is no such mailbox.</summary>
    Unknown,

    /// <summary><c>rejected</c>: 554 after the mail. Its content is not wanted.</summary>
    Rejected,

    /// <summary><c>lost</c>: the mail is taken, and the line breaks before the answer. A mail sent again arrives twice.</summary>
    Lost,

    /// <summary>The line opens and no greeting comes until the fault is changed.</summary>
    Silent,

    /// <summary>Nobody listens on the port.</summary>
    Closed,
}

/// <summary>The fault that an address asks for.</summary>
internal static class MailFaults
{
    public static MailFault AskedBy(string address)
    {
        var local = address.Split('@')[0];
        return local[(local.LastIndexOf('+') + 1)..].ToUpperInvariant() switch
        {
            "BUSY" => MailFault.Busy,
            "UNKNOWN" => MailFault.Unknown,
            "REJECTED" => MailFault.Rejected,
            "LOST" => MailFault.Lost,
            _ => MailFault.None,
        };
    }
}
