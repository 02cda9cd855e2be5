using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SmartLocal.Platform.Acts;

/// <summary>Counts and traces every performed act by its name and outcome. Names are coded; nobody's data is measured.</summary>
internal static class ActMeter
{
    /// <summary>The meter of everything that is the city's own.</summary>
    public const string Name = "SmartLocal";

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("smartlocal.act.duration", "s", "How long acts took from being asked to their answer, after the commit");

    private static readonly ActivitySource Source = new(Name);

    public static Measured Start(string act) => new(Stopwatch.GetTimestamp(), Source.StartActivity(act));

    /// <param name="act">Name of the act.</param>
    /// <param name="outcome"><c>done</c>, or the code of the refusal.</param>
    /// <param name="measured">From <see cref="Start"/>.</param>
    public static void Stop(string act, string outcome, Measured measured)
    {
        if (Duration.Enabled) Duration.Record(Stopwatch.GetElapsedTime(measured.Started).TotalSeconds, new("act", act), new("outcome", outcome));
        measured.Span?.SetTag("outcome", outcome);
        measured.Span?.Dispose();
    }

    /// <summary>An act under way.</summary>
    /// <param name="Started">When it was asked.</param>
    /// <param name="Span">Its part of a trace; null where nobody collects any.</param>
    public readonly record struct Measured(long Started, Activity? Span);
}
