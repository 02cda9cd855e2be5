namespace SmartLocal.Messages.Sms;

/// <summary>What became of one text when the gateway was asked. That it took the text does not say that the phone did: a receipt does.</summary>
internal abstract record SmsOutcome
{
    private SmsOutcome()
    {
    }

    /// <summary>The gateway has taken the text and answers for it.</summary>
    /// <param name="Id">Its name for it, by which receipts call it.</param>
    public sealed record Accepted(string Id) : SmsOutcome;

    /// <summary>The gateway will never take this text for this number: sending it again changes nothing.</summary>
    /// <param name="Code">Why, as the gateway says it.</param>
    public sealed record Refused(string Code) : SmsOutcome
    {
        /// <summary>Whether nobody has the number.</summary>
        public bool IsAboutNumber => Code == SmsReceipt.NumberUnknown;
    }

    /// <summary>Surely not taken, and may be sent again: no connection, too much at once, or a no that is about us and not about the number.</summary>
    /// <param name="Status">The answer's status, or 0 where none came.</param>
    /// <param name="After">How long the gateway wants to be left alone, where it says so.</param>
    public sealed record Later(int Status, TimeSpan? After = null) : SmsOutcome;

    /// <summary>The text was handed over and no answer came that says what became of it. Sent again it may arrive twice.</summary>
    public sealed record Doubtful(string Reason) : SmsOutcome;
}
