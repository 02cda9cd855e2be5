namespace SmartLocal.Simulators.DigitalId;

/// <summary>A way in which signing in goes wrong on a real day. Chosen on the authorize page; saying no is a button of its own.</summary>
internal enum DigitalIdFault
{
    /// <summary>All is well.</summary>
    None,

    /// <summary><c>expired</c>: the code is too old when it is redeemed.</summary>
    Expired,

    /// <summary><c>slow</c>: the token comes later than anybody waits.</summary>
    Slow,

    /// <summary><c>down</c>: 503 in place of the token.</summary>
    Down,

    /// <summary><c>otherstatement</c>: what comes back is a signature over something else.</summary>
    OtherStatement,
}
