using SmartLocal.Kernel;

namespace SmartLocal.Messages.Pages;

public sealed record DeliveriesModel(
    string Readiness, int CountedDays, IReadOnlyList<ChannelLine> Channels, IReadOnlyList<StateCount> Counts, IReadOnlyList<FailedDelivery> Failed, Refusal? Refusal);

/// <summary>How one way fares.</summary>
/// <param name="Channel">Which.</param>
/// <param name="Ready">Whether it is set up.</param>
/// <param name="DownSince">Since when its provider takes nothing from this node; null while it does.</param>
/// <param name="Waiting">How many wait or are on their way.</param>
/// <param name="WaitsSince">Since when the one that waits longest could leave.</param>
/// <param name="Failed">How many were refused or are doubtful.</param>
/// <param name="GivenUp">How many were given up.</param>
/// <param name="PerHour">How many were taken in each of the last 24 hours, the present one last.</param>
/// <param name="Within">How many of those within one second, ten seconds, a minute, ten minutes.</param>
public sealed record ChannelLine(
    string Channel, bool Ready, Instant? DownSince, long Waiting, Instant? WaitsSince, long Failed, long GivenUp, IReadOnlyList<long> PerHour, IReadOnlyList<long> Within)
{
    public long Taken => PerHour.Sum();

    /// <summary>ready, down or off.</summary>
    public string State => !Ready ? "off" : DownSince is null ? "ready" : "down";
}

public sealed record StateCount(string State, int Number);

public sealed record FailedDelivery(
    Guid Id, string Channel, string Kind, string State, string? Address, int Tries, int? Code, Instant At, Instant? Next, bool CanBeReplayed);
