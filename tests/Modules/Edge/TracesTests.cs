using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Modules.Tests.Edge;

public sealed class TracesTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task A_collector_that_is_named_gets_routes_and_acts_and_nobodys_data()
    {
        var received = new MemoryStream();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var collector = builder.Build();
        collector.MapPost("/v1/traces", async (HttpContext http) =>
        {
            var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            lock (received) body.WriteTo(received);
        });
        await collector.StartAsync();

        await ome.Stop();
        await ome.Start(("Pdf:Chromium", "/nowhere"), ("Traces:Endpoint", collector.Urls.First() + "/v1/traces"));
        var a = await TwoOffices.A(ome);
        using var clerk = await ome.StaffBrowser("clerk");
        _ = await clerk.GetStringAsync(new Uri($"/staff/cases/{a.Case}?note=secret", UriKind.Relative));

        // A request's trace ends a moment after its answer.
        string sent;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        do
        {
            Assert.True(ome.Get<TracerProvider>().ForceFlush(10_000));
            lock (received) sent = Encoding.Latin1.GetString(received.ToArray());
        }
        while (!sent.Contains("GET /staff/cases/{id:guid}", StringComparison.Ordinal) && !patience.IsCancellationRequested);
        Assert.Contains("GET /staff/cases/{id:guid}", sent, StringComparison.Ordinal);
        Assert.Contains("procedures.submit-draft", sent, StringComparison.Ordinal);
        Assert.Contains("smartlocal", sent, StringComparison.Ordinal);
        foreach (var personal in new[] { a.Receipt, a.Mail, a.Case.ToString(), "secret", Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(a.Family)) })
            Assert.DoesNotContain(personal, sent, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_collector_is_named_nothing_is_traced() => Assert.Null(ome.Services.GetService<TracerProvider>());
}
