namespace SmartLocal.Messages;

/// <summary>What became of one delivery, whatever the channel. What the provider said in words may name the recipient and is not here.</summary>
internal abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>The provider has taken it and answers for it.</summary>
    public sealed record Accepted(int Code) : Outcome;

    /// <summary>The provider will never take it.</summary>
    /// <param name="Code">What it answered.</param>
    /// <param name="AddressFails">Whether that is about the recipient: unknown, blocked, gone. Then nothing is sent there until she says so.</param>
    public sealed record Refused(int Code, bool AddressFails) : Outcome;

    /// <summary>Not taken, or known to the provider by its key if it was: it may be handed over again. The code is 0 where no answer came.</summary>
    public sealed record Later(int Code) : Outcome;

    /// <summary>It may have been taken or not, and the provider knows no key by which it would be taken once.</summary>
    public sealed record Doubtful : Outcome;
}
