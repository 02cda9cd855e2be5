namespace SmartLocal.Tests.Kernel;

/// <summary>A clock that stands at the morning of 青梅's 22 November 2026 until somebody moves it.</summary>
internal sealed class HandClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 22, 8, 30, 0, TimeSpan.FromHours(9));

    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();

    public void Advance(TimeSpan by) => now += by;
}
