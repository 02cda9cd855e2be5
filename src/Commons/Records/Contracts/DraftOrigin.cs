namespace SmartLocal.Records.Contracts;

/// <summary>Why a draft was made. The plan's rate of electronic decisions counts initiated ones alone.</summary>
public enum DraftOrigin
{
    /// <summary>収受: the answer to something that was received, such as an application.</summary>
    Received,

    /// <summary>発意: the city's own initiative.</summary>
    Initiated,
}

/// <summary>The origins as the journal's sealed facts spell them.</summary>
public static class DraftOrigins
{
    /// <summary><c>received</c> or <c>initiated</c>.</summary>
    public static string Code(this DraftOrigin origin) => origin switch
    {
        DraftOrigin.Received => "received",
        DraftOrigin.Initiated => "initiated",
        _ => throw new ArgumentOutOfRangeException(nameof(origin)),
    };
}
