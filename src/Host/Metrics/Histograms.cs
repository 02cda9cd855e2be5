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
            ("http.route", "route"), ("http.request.method", "method"), ("http.response.status_code", "status")),
        ["smartlocal.act.duration"] = new("smartlocal_act_duration_seconds", "Acts by name and outcome, from being asked to the answer after the commit",
            ("act", "act"), ("outcome", "outcome")),
    };

    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<SeriesKey, Series> all = new();

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
            var told = group.Key;
            text.Append(CultureInfo.InvariantCulture, $"# HELP {told.Name} {told.Help}\n# TYPE {told.Name} histogram\n");
            foreach (var (labels, series) in group.Select(s => (Labels: s.Key.Labels(), s.Value)).OrderBy(s => s.Labels, StringComparer.Ordinal))
                series.Write(text, told.Name, labels);
        }
    }

    public void Dispose() => listener.Dispose();

    private void Hear(Told told, double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = new SeriesKey(told, Value(tags, told.Labels, 0), Value(tags, told.Labels, 1), Value(tags, told.Labels, 2));
        if (all.TryGetValue(key, out var series) || (all.Count < MostSeries && (series = all.GetOrAdd(key, _ => new Series())) is not null)) series.Add(seconds);
    }

    private static object? Value(ReadOnlySpan<KeyValuePair<string, object?>> tags, (string Tag, string Label)[] labels, int label)
    {
        if (label >= labels.Length) return null;
        foreach (var (name, given) in tags)
            if (name == labels[label].Tag) return given;
        return null;
    }

    private sealed class Told(string name, string help, params (string Tag, string Label)[] labels)
    {
        public string Name => name;

        public string Help => help;

        /// <summary>At most three.</summary>
        public (string Tag, string Label)[] Labels => labels;
    }

    /// <summary>The tags of a series as they were given: every request looks for its series, and only a reader of the page needs them in words.</summary>
    private readonly record struct SeriesKey(Told Told, object? First, object? Second, object? Third)
    {
        public string Labels()
        {
            object?[] values = [First, Second, Third];
            return string.Join(',', Told.Labels.Select((l, i) => string.Create(CultureInfo.InvariantCulture, $"{l.Label}=\"{values[i]}\"")));
        }
    }

    private sealed class Series
    {
        private readonly Lock writing = new();
        private readonly long[] counts = new long[Bounds.Length + 1];
        private double sum;

        public void Add(double seconds)
        {
            var at = 0;
            while (at < Bounds.Length && seconds > Bounds[at]) at++;
            lock (writing)
            {
                counts[at]++;
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
