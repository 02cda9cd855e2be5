namespace SmartLocal.Simulators.Line;

/// <summary>A way in which LINE fails on a real day. Asked for on the page of the phones, or by a test.</summary>
internal enum LineFault
{
    /// <summary>All is well.</summary>
    None,

    /// <summary><c>badrequest</c>: 400, something in the request is wrong.</summary>
    BadRequest,

    /// <summary><c>unauthorized</c>: 401, the access token is over.</summary>
    Unauthorized,

    /// <summary><c>forbidden</c>: 403, the plan doesn't allow it.</summary>
    Forbidden,

    /// <summary><c>conflict</c>: 409, as if the key had been taken before.</summary>
    Conflict,

    /// <summary><c>toomany</c>: 429, more requests in a second than allowed.</summary>
    TooMany,

    /// <summary><c>quotaspent</c>: 429, the messages of the month are used up.</summary>
    QuotaSpent,

    /// <summary><c>failed</c>: 500, and nothing was taken.</summary>
    Failed,

    /// <summary><c>failedafter</c>: 500, although the message was taken.</summary>
    FailedAfter,

    /// <summary><c>unavailable</c>: 503 from something before LINE, with a page and no JSON.</summary>
    Unavailable,

    /// <summary><c>hang</c>: no answer until the fault is over, and then a broken line.</summary>
    Hang,

    /// <summary><c>lostbefore</c>: the line breaks before the message is taken.</summary>
    LostBefore,

    /// <summary><c>lostafter</c>: the message is taken and the line breaks before the answer. Sent again without its key, it arrives twice.</summary>
    LostAfter,
}
