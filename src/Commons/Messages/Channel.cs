namespace SmartLocal.Messages;

/// <summary>A way by which the city reaches a person. The inbox on the site is none of them: it always has the message.</summary>
internal enum Channel
{
    Mail,
    Line,

    /// <summary>Web Push: a notification of a browser that she has allowed it.</summary>
    Push,

    Sms,
    Letter,
}
