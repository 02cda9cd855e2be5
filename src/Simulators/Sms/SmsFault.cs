namespace SmartLocal.Simulators.Sms;

/// <summary>
/// A way in which real gateways fail. Those with a number can also be asked for one phone at a time: by the last four digits of its
/// number, <c>090-1234-0429</c>.
/// </summary>
internal enum SmsFault
{
    /// <summary>Every text is taken and delivered.</summary>
    None,

    /// <summary><c>0400</c>: 400, there is no such number.</summary>
    Unknown,

    /// <summary><c>0404</c>: the text is taken, and its receipt says later that there is no such number.</summary>
    Undeliverable,

    /// <summary><c>0408</c>: the text is taken, and the line breaks before the answer. A text sent again arrives twice.</summary>
    Lost,

    /// <summary><c>0429</c>: 429, too many texts at once.</summary>
    TooMany,

    /// <summary><c>0502</c>: 502 from a machine before the gateway, which has taken the text.</summary>
    Between,

    /// <summary><c>0503</c>: 503, the gateway can't take texts now.</summary>
    Down,

    /// <summary>401: the token is not known any more.</summary>
    Denied,

    /// <summary>The text is heard, and no answer comes until the fault is changed.</summary>
    Silent,

    /// <summary>Nobody listens on the port.</summary>
    Closed,
}

/// <summary>The fault that a number asks for.</summary>
internal static class SmsFaults
{
    /// <summary>The endings that ask for a fault, in the order in which the page explains them.</summary>
    public static readonly IReadOnlyDictionary<string, SmsFault> Endings = new Dictionary<string, SmsFault>(StringComparer.Ordinal)
    {
        ["0400"] = SmsFault.Unknown,
        ["0404"] = SmsFault.Undeliverable,
        ["0408"] = SmsFault.Lost,
        ["0429"] = SmsFault.TooMany,
        ["0502"] = SmsFault.Between,
        ["0503"] = SmsFault.Down,
    };

    public static SmsFault AskedBy(string number) => number.Length >= 4 && Endings.TryGetValue(number[^4..], out var fault) ? fault : SmsFault.None;
}
