namespace SmartLocal.Simulators.Push;

/// <summary>A way in which real push services fail, for the whole service or for one browser.</summary>
internal enum PushFault
{
    /// <summary>What keeps to the rules is taken.</summary>
    None,

    /// <summary>404: the subscription is not known.</summary>
    Unknown,

    /// <summary>410: the subscription has ended.</summary>
    Ended,

    /// <summary>429 with Retry-After.</summary>
    TooMany,

    /// <summary>413, whatever the length.</summary>
    TooLarge,

    /// <summary>400: something in the request is not liked.</summary>
    Rejected,

    /// <summary>401: the token is not believed.</summary>
    Unbelieved,

    /// <summary>403: the token is somebody else's.</summary>
    Forbidden,

    /// <summary>500.</summary>
    Broken,

    /// <summary>503 with Retry-After.</summary>
    Busy,

    /// <summary>307 to somewhere else, which no push service does and a stranger's might.</summary>
    Elsewhere,

    /// <summary>The request is read and no answer comes until the fault is changed.</summary>
    Silent,

    /// <summary>The line breaks before the request is read.</summary>
    Cut,

    /// <summary>The message is taken, and the line breaks before the answer. Sent again, it arrives twice.</summary>
    Lost,

    /// <summary>201, and a body that never ends.</summary>
    Endless,
}
