namespace SmartLocal.Messages.Line;

/// <summary>
/// What became of one request to LINE. <see cref="Later"/> is the only one to repeat, under the same retry key and with the same
/// recipients and words: LINE carries a key out once, and remembers it for <see cref="LineClient.KeysLast"/> after the first try.
/// A request repeated later than that is a new one and arrives twice where the first had arrived. What LINE says may hold a part
/// of the request; it may stand on a delivery, for staff, and never in a log: <see cref="object.ToString"/> leaves it out.
/// </summary>
internal abstract record LineOutcome
{
    private LineOutcome()
    {
    }

    /// <summary>
    /// LINE answers for it. That is all LINE ever says: a person who has blocked the city, or is none any more, gets nothing, and
    /// nobody is told. Not to be repeated.
    /// </summary>
    /// <param name="RequestId">LINE's own number of the request that it took, to be named when asking LINE; empty where it gave none.</param>
    /// <param name="IsFromBefore">Whether an earlier request under the same key was taken (409), and this one did nothing.</param>
    public sealed record Accepted(string RequestId, bool IsFromBefore) : LineOutcome
    {
        public override string ToString() => IsFromBefore ? $"{nameof(Accepted)} before" : nameof(Accepted);
    }

    /// <summary>LINE does not take this request, and nobody got anything of it: repeating it as it is changes nothing.</summary>
    public sealed record Refused(int Code, string Reason) : LineOutcome
    {
        /// <summary>
        /// Whether the no is about the city's account (a token that is over, a right that it lacks, an address that is not LINE's) and
        /// not about the recipients: then every other request is refused too until somebody mends it.
        /// </summary>
        public bool IsAboutUs => Code is 401 or 403 or (>= 300 and < 400);

        public override string ToString() => $"{nameof(Refused)}: {Code}";
    }

    /// <summary>Too many requests (429), a failure at LINE (5xx), or no answer: perhaps taken and perhaps not. <see cref="Code"/> is 0 without an answer.</summary>
    /// <param name="Code">The status.</param>
    /// <param name="Reason">What LINE or the line said.</param>
    /// <param name="After">How long LINE asks to wait, where it does.</param>
    public sealed record Later(int Code, string Reason, TimeSpan? After = null) : LineOutcome
    {
        public override string ToString() => $"{nameof(Later)}: {Code}";
    }

    /// <summary>
    /// The messages that the city pays for this month are used up, or all of them reserved by a delivery under way (429): nothing was
    /// sent. Goes again when the month or the plan changes.
    /// </summary>
    public sealed record QuotaSpent(string Reason) : LineOutcome
    {
        public override string ToString() => nameof(QuotaSpent);
    }
}

/// <summary>The value that LINE was asked for, or what it did instead of giving it.</summary>
internal readonly record struct LineAnswer<T>
{
    private readonly T? value;
    private readonly LineOutcome? why;

    private LineAnswer(T? value, LineOutcome? why) => (this.value, this.why) = (value, why);

    /// <summary>True with the value, or false with the reason.</summary>
    public bool Try([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? given, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out LineOutcome? no)
    {
        (given, no) = (value, why);
        return why is null && value is not null;
    }

    public static implicit operator LineAnswer<T>(T value) => new(value, null);

    public static implicit operator LineAnswer<T>(LineOutcome why) => new(default, why);
}

/// <summary>How many messages the city may send in a month.</summary>
/// <param name="Most">The number of recipients, or null where the plan has no limit.</param>
internal sealed record LineQuota(long? Most);
