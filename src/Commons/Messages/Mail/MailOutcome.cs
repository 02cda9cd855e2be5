namespace SmartLocal.Messages.Mail;

/// <summary>
/// What became of one mail to one recipient. A reply is the server's own sentence and may name the recipient: it may
/// stand on the delivery, for staff, and never in a log; <see cref="object.ToString"/> therefore leaves it out.
/// </summary>
internal abstract record MailOutcome
{
    private MailOutcome()
    {
    }

    /// <summary>The server has taken the mail and answers for it.</summary>
    public sealed record Accepted(string Reply) : MailOutcome
    {
        public override string ToString() => nameof(Accepted);
    }

    /// <summary>The server will never take this mail for this recipient (5xx): sending it again changes nothing.</summary>
    public sealed record Refused(int Code, string Reply, MailStep Step) : MailOutcome
    {
        public override string ToString() => $"{nameof(Refused)} at {Step}: {Code}";
    }

    /// <summary>
    /// Not taken, and may be sent again: a 4xx, no connection, or a no that is about us and not about the recipient (a
    /// wrong password, a missing STARTTLS). <see cref="Code"/> is 0 where no answer came.
    /// </summary>
    public sealed record Later(int Code, string Reply, MailStep Step) : MailOutcome
    {
        /// <summary>
        /// Whether it says that the server can't be used now, whatever the mail: no connection, a line that broke, 421 (closing), or a
        /// no before the mail was spoken of.
        /// </summary>
        public bool IsOfTheServer => Code is 0 or 421 || Step <= MailStep.SignIn;

        public override string ToString() => $"{nameof(Later)} at {Step}: {Code}";
    }

    /// <summary>The whole mail was handed over and no answer came: it may have been taken or not.</summary>
    public sealed record Doubtful(string Reason) : MailOutcome
    {
        public override string ToString() => nameof(Doubtful);
    }
}

/// <summary>How far a conversation came.</summary>
internal enum MailStep
{
    Connect,
    Greeting,
    Hello,
    Security,
    SignIn,
    Sender,
    Recipient,
    Data,

    /// <summary>The mail's lines are being written, without the final dot: no server may take it yet.</summary>
    Writing,

    /// <summary>The final dot may have left: from here only an answer says what became of the mail.</summary>
    HandedOver,
}
