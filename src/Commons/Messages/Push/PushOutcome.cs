namespace SmartLocal.Messages.Push;

/// <summary>
/// What became of one push message. An answer is the service's own words and may name the subscription: it may be shown to staff, and
/// never stands in a log; <see cref="object.ToString"/> therefore leaves it out.
/// </summary>
internal abstract record PushOutcome
{
    private PushOutcome()
    {
    }

    /// <summary>The service has taken the message and will hand it to the browser, or forget it when its time is over.</summary>
    public sealed record Accepted : PushOutcome;

    /// <summary>The subscription has ended (404, 410): the browser was reset, or she turned notices off. Forget it.</summary>
    public sealed record Gone(int Code) : PushOutcome;

    /// <summary>
    /// Not taken, and may be sent again: too many at once (429), a service in trouble (5xx), or no connection, where <see cref="Code"/>
    /// is 0. <see cref="After"/> is how long the service asks to be left alone, at most a day, or null where it does not say.
    /// </summary>
    public sealed record Later(int Code, TimeSpan? After, string Reason) : PushOutcome
    {
        public override string ToString() => $"{nameof(Later)}: {Code}";
    }

    /// <summary>
    /// The service will not take this message, and sending it again changes nothing: 400, 401 and 403 are about our token or our headers,
    /// 413 about its length. <see cref="Code"/> is 0 where we would not ask: the endpoint is of no push service that this city allows.
    /// </summary>
    public sealed record Refused(int Code, string Answer) : PushOutcome
    {
        public override string ToString() => $"{nameof(Refused)}: {Code}";
    }

    /// <summary>The message was handed over and no answer came: it may have been taken or not.</summary>
    public sealed record Doubtful(string Reason) : PushOutcome
    {
        public override string ToString() => nameof(Doubtful);
    }
}
