using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;

namespace SmartLocal.Host.Metrics;

/// <summary>
/// What Prometheus collects. Answered on the machine itself and to the addresses of <c>Metrics:From</c>; to everybody else
/// there is no such page.
/// </summary>
internal static class MetricsPage
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/metrics", Answer).Public();

    private static async Task<IResult> Answer(
        HttpContext http, IConfiguration configuration, Histograms histograms, JournalState journal, IEnumerable<IGauge> gauges, CityContext db, CancellationToken ct)
    {
        if (!IsAllowed(http.Connection.RemoteIpAddress, configuration["Metrics:From"])) return Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
        var text = new StringBuilder();
        histograms.Write(text);
        var progress = await journal.Read(ct);
        Gauge(text, "smartlocal_journal_head", "Number of the last sealed entry", [new(progress.Head)]);
        Gauge(text, "smartlocal_journal_unsealed", "Entries written and not yet sealed", [new(progress.Unsealed)]);
        Gauge(text, "smartlocal_reader_lag", "Entries between a reader's place and the head", [.. progress.Lag.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => new GaugeValue(l.Value, ("reader", l.Key)))]);
        Gauge(text, "smartlocal_dead_letters", "Entries that a reader gave up on and nobody has replayed", [new(progress.DeadLetters)]);
        foreach (var gauge in gauges.OrderBy(g => g.Name, StringComparer.Ordinal)) Gauge(text, gauge.Name, gauge.Help, await gauge.Read(db, ct));
        return Results.Text(text.ToString(), "text/plain; version=0.0.4; charset=utf-8");
    }

    internal static bool IsAllowed(IPAddress? from, string? configured)
    {
        if (from is null) return false;
        if (from.IsIPv4MappedToIPv6) from = from.MapToIPv4();
        return IPAddress.IsLoopback(from) || Proxies.Read(configured).Any(n => n.Contains(from));
    }

    private static void Gauge(StringBuilder text, string name, string help, IReadOnlyList<GaugeValue> values)
    {
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} gauge\n");
        foreach (var value in values)
            text.Append(CultureInfo.InvariantCulture, $"{name}{(value.Label is (var label, var of) ? $"{{{label}=\"{of}\"}}" : "")} {value.Value}\n");
    }
}
