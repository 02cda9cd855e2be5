namespace SmartLocal.Messages;

/// <summary>
/// Spares a provider that is down, and the database: after several failures in a row one delivery is tried at a time, with pauses that
/// double up to a minute. The first that is taken, or refused for what it is, ends it. One for each channel and node, guarded by whoever holds it.
/// </summary>
internal sealed class Breaker(TimeProvider clock)
{
    public const int Failures = 5;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private int failed;
    private DateTimeOffset next = DateTimeOffset.MinValue;

    /// <summary>Since when the provider does not answer; null while it does.</summary>
    public DateTimeOffset? Since { get; private set; }

    /// <summary>How many of those that wait may be tried now.</summary>
    public int Allows(int atOnce) => failed < Failures ? atOnce : clock.GetUtcNow() >= next ? 1 : 0;

    public void Heard(Outcome outcome)
    {
        if (outcome is not Outcome.Later)
        {
            (failed, Since) = (0, null);
            return;
        }

        Since ??= clock.GetUtcNow();
        failed++;
        if (failed < Failures) return;
        var pause = First.Ticks << Math.Min(failed - Failures, 10);
        next = clock.GetUtcNow() + TimeSpan.FromTicks(Math.Min(Longest.Ticks, pause));
    }
}
