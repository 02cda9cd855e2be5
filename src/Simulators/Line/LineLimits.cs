namespace SmartLocal.Simulators.Line;

/// <summary>
/// What the simulated LINE takes before it says no. Limits of LINE's own reference, except where a comment says that LINE states
/// none: there is no knowing what the real one does.
/// </summary>
internal sealed record LineLimits
{
    public int PushPerSecond { get; init; } = 2_000;

    public int MulticastPerSecond { get; init; } = 200;

    /// <summary>Messages of a month, one for each recipient who gets something; null for a plan without a limit.</summary>
    public long? MonthlyQuota { get; init; }

    /// <summary>The largest request in bytes; the next is answered 413.</summary>
    public int RequestBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>How long a retry key that was taken is remembered.</summary>
    public TimeSpan KeysLast { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a link token can be used.</summary>
    public TimeSpan LinkTokensLast { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the city may take to answer what it is told.</summary>
    public TimeSpan HookPatience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>After which times an event is told again that the city did not answer with 200. LINE does not say how often and when it does.</summary>
    public IReadOnlyList<TimeSpan> Redelivery { get; init; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)];

    /// <summary>The most people that there are; ids of others are nobody's.</summary>
    public int MostUsers { get; init; } = 1_000_000;

    /// <summary>Requests kept with their words; of older ones only the counts stay.</summary>
    public int Kept { get; init; } = 200;
}
