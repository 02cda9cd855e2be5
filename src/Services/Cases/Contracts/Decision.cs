namespace SmartLocal.Cases.Contracts;

/// <summary>The two decisions on an application.</summary>
public enum Decision
{
    /// <summary>交付決定, 許可: as applied for, or with an amount.</summary>
    Granted,

    /// <summary>不交付決定, 不許可: with its reasons (行政手続法第8条).</summary>
    Refused,
}

/// <summary>The decisions as the journal's sealed facts spell them.</summary>
public static class Decisions
{
    /// <summary><c>granted</c> or <c>refused</c>.</summary>
    public static string Code(this Decision decision) => decision switch
    {
        Decision.Granted => "granted",
        Decision.Refused => "refused",
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };
}
