using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace SmartLocal.Host.Metrics;

/// <summary>
/// Listens to how long requests and acts take, and writes it as Prometheus reads it. Only routes as they are mapped, statuses and
/// coded names become labels: never a path that somebody asked for.
/// </summary>
internal sealed class Histograms : IDisposable
{
    private const int MostSeries = 5_000;

    private static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    /// <summary>What is heard: instrument, name under which it is told, and the labels taken from its tags.</summary>
    private static readonly Dictionary<string, Told> Heard = new(StringComparer.Ordinal)
    {
        ["http.server.request.duration"] = new("http_server_request_duration_seconds", "Requests by route and status",
            [("http.route", "route"), ("http.request.method", "method"), ("http.response.status_code", "status")]),
        ["smartlocal.act.duration"] = new("smartlocal_act_duration_seconds", "Acts by name and outcome, from being asked to the answer after the commit",
            [("act", "act"), ("outcome", "outcome")]),
    };

    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<(Told Told, string Labels), Series> all = new();

    public Histograms()
    {
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name is "SmartLocal" or "Microsoft.AspNetCore.Hosting" && Heard.TryGetValue(instrument.Name, out var told)) l.EnableMeasurementEvents(instrument, told);
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, told) => Hear((Told)told!, seconds, tags));
        listener.Start();
    }

    public void Write(StringBuilder text)
    {
        foreach (var group in all.GroupBy(s => s.Key.Told))
        {
            text.Append(CultureInfo.InvariantCulture, $"# HELP {group.Key.Name} {group.Key.Help}\n# TYPE {group.Key.Name} histogram\n");
            foreach (var ((told, labels), series) in group.OrderBy(s => s.Key.Labels, StringComparer.Ordinal)) series.Write(text, told.Name, labels);
        }
    }

    public void Dispose() => listener.Dispose();

    private void Hear(Told told, double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new StringBuilder();
        foreach (var (tag, label) in told.Labels)
        {
            object? value = null;
            foreach (var (name, given) in tags)
                if (name == tag) value = given;
            labels.Append(CultureInfo.InvariantCulture, $"{(labels.Length > 0 ? "," : "")}{label}=\"{value}\"");
        }

        var key = (told, labels.ToString());
        if (!all.ContainsKey(key) && all.Count >= MostSeries) return;
        all.GetOrAdd(key, _ => new Series()).Add(seconds);
    }

    private sealed record Told(string Name, string Help, IReadOnlyList<(string Tag, string Label)> Labels);

    private sealed class Series
    {
        private readonly Lock writing = new();
        private readonly long[] counts = new long[Bounds.Length + 1];
        private double sum;

        public void Add(double seconds)
        {
            var at = Array.FindIndex(Bounds, b => seconds <= b);
            lock (writing)
            {
                counts[at < 0 ? Bounds.Length : at]++;
                sum += seconds;
            }
        }

        public void Write(StringBuilder text, string name, string labels)
        {
            lock (writing)
            {
                long below = 0;
                for (var at = 0; at <= Bounds.Length; at++)
                {
                    below += counts[at];
                    var bound = at < Bounds.Length ? Bounds[at].ToString(CultureInfo.InvariantCulture) : "+Inf";
                    text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{labels},le=\"{bound}\"}} {below}\n");
                }

                text.Append(CultureInfo.InvariantCulture, $"{name}_sum{{{labels}}} {sum}\n{name}_count{{{labels}}} {below}\n");
            }
        }
    }
}
