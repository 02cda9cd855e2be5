namespace SmartLocal.Platform.Jobs;

/// <summary>
/// Work for later: a sealed record of what it needs to know. Its JSON stands in a row until the work is done and is then
/// erased; it holds ids and codes, and nothing that a person wrote.
/// </summary>
public interface IJob
{
    /// <summary>What all jobs of this kind have in common.</summary>
    static abstract JobKind Kind { get; }

    /// <summary>The pseudonymous id of the thing that it is done for; null for the house's own upkeep.</summary>
    Guid? Subject => null;
}

/// <summary>What all jobs of a kind have in common.</summary>
/// <param name="Name">Area and verb, <c>pdf.print</c>. Stands in the table.</param>
/// <param name="TitleKey">Key of what staff read for it.</param>
public sealed record JobKind(string Name, string TitleKey)
{
    /// <summary>The largest job, in bytes of its JSON: a job names things, it does not carry them.</summary>
    public const int LargestPayload = 4096;

    /// <summary>How many run at once on each node.</summary>
    public int AtOnce { get; init; } = 1;

    /// <summary>After so many attempts it is dead until a person replays it.</summary>
    public int MostAttempts { get; init; } = 6;

    /// <summary>For how long a node holds it without a sign of life. It is renewed while the work goes on.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The pause after the first failure. It doubles with each further one.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause between attempts.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(15);
}
