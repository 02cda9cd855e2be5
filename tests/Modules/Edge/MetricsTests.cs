using System.Net;
using System.Text.RegularExpressions;
using SmartLocal.Host.Metrics;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Modules.Tests.Edge;

public sealed partial class MetricsTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task What_is_measured_counts_routes_acts_and_queues_and_names_nobody()
    {
        await TwoOffices.Start(ome);
        var a = await TwoOffices.A(ome);
        using var clerk = await ome.StaffBrowser("clerk");
        _ = await clerk.GetStringAsync(new Uri($"/staff/cases/{a.Case}", UriKind.Relative));

        var text = await clerk.GetStringAsync(new Uri("/metrics", UriKind.Relative));

        Assert.Matches("""http_server_request_duration_seconds_count\{route="/staff/cases/\{id:guid\}",method="GET",status="200"\} [1-9]""", text);
        Assert.Matches("""smartlocal_act_duration_seconds_count\{act="cases.look-at",outcome="done"\} [1-9]""", text);
        Assert.Contains("smartlocal_journal_unsealed ", text, StringComparison.Ordinal);
        Assert.Contains("smartlocal_reader_lag{reader=\"cases.open-on-submission\"} ", text, StringComparison.Ordinal);
        Assert.Contains("smartlocal_dead_letters 0", text, StringComparison.Ordinal);
        Assert.Matches("""smartlocal_sessions\{kind="staff"\} [1-9]""", text);
        Assert.Contains("smartlocal_mails{state=\"waiting\"} ", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n').Where(l => l.Length > 0 && l[0] != '#'), l => Assert.Matches(Line(), l));
        Assert.False(a.IsIn(text));
        Assert.DoesNotContain(a.Case.ToString(), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_machine_itself_and_named_addresses_may_collect_it()
    {
        Assert.True(MetricsPage.IsAllowed(IPAddress.IPv6Loopback, null));
        Assert.False(MetricsPage.IsAllowed(IPAddress.Parse("198.51.100.7"), null));
        Assert.True(MetricsPage.IsAllowed(IPAddress.Parse("198.51.100.7"), "203.0.113.1, 198.51.100.0/24"));
        Assert.False(MetricsPage.IsAllowed(null, "0.0.0.0/0"));
    }

    [GeneratedRegex("""^[a-z_]+(\{([a-z]+="[^"\n]*",?)+\})? [-+.0-9eE]+$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();
}
