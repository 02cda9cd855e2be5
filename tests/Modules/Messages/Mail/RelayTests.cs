using System.Globalization;
using SmartLocal.Messages;
using SmartLocal.Simulators.Mail;

namespace SmartLocal.Modules.Tests.Messages.Mail;

/// <summary>A city with two mail servers, one of which is gone.</summary>
public sealed class RelayTests : IAsyncLifetime, IDisposable
{
    private readonly MailDay day = new();
    private readonly MailSimulator there = new(0, new MailLimits(), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<MailSimulator>.Instance);

    public async Task InitializeAsync()
    {
        await day.InitializeAsync();
        await there.StartAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await day.DisposeAsync();
        await there.DisposeAsync();
    }

    public void Dispose() => day.Dispose();

    [Fact]
    public async Task Every_mail_leaves_by_the_one_that_is_left()
    {
        int gone;
        using (var closed = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0))
        {
            closed.Start();
            gone = ((System.Net.IPEndPoint)closed.LocalEndpoint).Port;
        }

        await day.StartAgain(
            ("Mail:Host", "127.0.0.1"), ("Mail:Port", gone.ToString(CultureInfo.InvariantCulture)), ("Mail:Security", "None"),
            ("Mail:Servers:0:Host", "127.0.0.1"), ("Mail:Servers:0:Port", there.Port.ToString(CultureInfo.InvariantCulture)), ("Mail:Servers:0:Security", "None"));
        for (var i = 0; i < 12; i++) await day.Tell($"reader{i}@example.jp");
        for (var i = 0; i < 60 && there.Received.Count < 12; i++)
        {
            await day.SendAll();
            day.Ome.Clock.Move(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(12, there.Received.Select(m => m.Recipients.Single()).Distinct().Count());
        Assert.Equal(12, there.Received.Count);
        Assert.All(there.Received, m => Assert.Contains("DKIM-Signature", System.Text.Encoding.ASCII.GetString(m.Raw.Span), StringComparison.Ordinal));
    }
}
