using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartLocal.Host;
using SmartLocal.Messages.Line;
using SmartLocal.Messages.Mail;
using SmartLocal.Messages.Sms;
using SmartLocal.Messages;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Web;
using SmartLocal.Simulators.Line;
using SmartLocal.Simulators.Mail;
using SmartLocal.Simulators.Push;
using SmartLocal.Simulators.Sms;

namespace SmartLocal.Modules.Tests.Simulators;

/// <summary>A city's own data folder, in which nothing is simulated.</summary>
public sealed class OperatedCityTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("operated-").FullName;
    private WebApplication? app;

    private WebApplication App => app!;

    public async Task InitializeAsync()
    {
        var options = new RunOptions { Port = 0, Data = folder, City = Path.Combine(Ome.Repository, "cities", "ome"), Empty = true };
        app = CityHost.Build(options, builder => builder.Logging.SetMinimumLevel(LogLevel.Error));
        Assert.Empty(await CityHost.Prepare(app, CancellationToken.None));
        await app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("/simulators/mail")]
    [InlineData("/simulators/mail/1")]
    [InlineData("/simulators/line")]
    [InlineData("/simulators/push")]
    [InlineData("/simulators/line/dialog/bot/accountLink")]
    [InlineData("/simulators/sms")]
    public async Task It_has_no_simulated_mailbox_and_no_phones(string path)
    {
        var address = App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var browser = new HttpClient { BaseAddress = new Uri(address) };

        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("模擬メール", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, App.Services.GetRequiredService<MailSimulator>().Port);
        Assert.Null(App.Services.GetRequiredService<LineServer>().Address);
        Assert.Equal(0, App.Services.GetRequiredService<SmsSimulator>().Port);
        Assert.Null(App.Services.GetRequiredService<PushSimulator>().Origin);
    }

    [Fact]
    public void Its_mails_wait_until_server_and_site_are_named()
    {
        Assert.Equal(MailReadiness.NotConfigured, Way().Readiness);
        Assert.Equal(MailReadiness.NoSiteAddress, Way(("Mail:Host", "mail.ome.example")).Readiness);
        Assert.Equal(MailReadiness.Misconfigured, Way(("Mail:Host", "mail.ome.example"), ("Mail:Security", "Perhaps")).Readiness);
        Assert.Equal(MailReadiness.Misconfigured, Way(("Mail:Host", "mail.ome.example"), ("Mail:Security", "None"), ("Mail:User", "ome")).Readiness);
        Assert.Equal(MailReadiness.Misconfigured, Way(("Mail:Host", "mail.ome.example"), ("Mail:Port", "70000")).Readiness);

        var way = Way(("Mail:Host", "mail.ome.example"), ("Mail:User", "ome"), ("Mail:Password", "secret"), ("Site:Address", "https://www.ome.example/"));

        Assert.Equal((MailReadiness.Ready, "https://www.ome.example", false), (way.Readiness, way.Site, way.IsStandIn));
        Assert.Equal((587, SmtpSecurity.StartTls), (way.Settings!.Port, way.Settings.Security));
    }

    [Theory]
    [InlineData("NotConfigured", "")]
    [InlineData("NotConfigured", "Line:PushPerSecond=100")]
    [InlineData("Misconfigured", "Line:ChannelSecret=s")]
    [InlineData("Misconfigured", "Line:AccessToken=t")]
    [InlineData("Misconfigured", "Line:AccessToken=t t", "Line:ChannelSecret=s")]
    [InlineData("Misconfigured", "Line:AccessToken=t", "Line:ChannelSecret=s", "Line:Api=http://api.line.example")]
    [InlineData("Misconfigured", "Line:AccessToken=t", "Line:ChannelSecret=s", "Line:MulticastPerSecond=0")]
    [InlineData("Misconfigured", "Line:AccessToken=t", "Line:ChannelSecret=s", "Line:PushPerSecond=many")]
    [InlineData("Ready", "Line:AccessToken=t", "Line:ChannelSecret=s")]
    [InlineData("Ready", "Line:AccessToken=t", "Line:ChannelSecret=s", "Line:Api=http://127.0.0.1:5081")]
    public void Its_messages_on_line_wait_until_the_account_is_named(string readiness, params string[] named)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(named.Where(n => n.Length > 0).Select(n => KeyValuePair.Create<string, string?>(n.Split('=')[0], n.Split('=')[1]))).Build();
        using var account = ActivatorUtilities.CreateInstance<LineAccount>(App.Services, settings);

        var way = account.Way();

        Assert.Equal((readiness, readiness == "Ready", false), (way.Readiness.ToString(), way.Client is not null, way.IsStandIn));
        if (way.Settings is { } ready) Assert.Equal((200, 2_000, new Uri("https://access.line.me")), (ready.MulticastPerSecond, ready.PushPerSecond, ready.Dialog));
    }

    [Theory]
    [InlineData("NotConfigured", "")]
    [InlineData("Misconfigured", "Sms:Gateways:0:Token=t")]
    [InlineData("Misconfigured", "Sms:Gateways:0:Address=https://sms.example.jp/")]
    [InlineData("Misconfigured", "Sms:Gateways:0:Address=http://sms.example.jp/", "Sms:Gateways:0:Token=t")]
    [InlineData("Misconfigured", "Sms:Gateways:0:Address=https://sms.example.jp/", "Sms:Gateways:0:Token=t", "Sms:Gateways:0:Weight=0")]
    [InlineData("Misconfigured", "Sms:Gateways:0:Address=https://sms.example.jp/", "Sms:Gateways:0:Token=t", "Sms:Gateways:0:Longest=70")]
    [InlineData("Misconfigured", "Sms:Gateways:0:Address=https://sms.example.jp/", "Sms:Gateways:0:Token=t", "Sms:Gateways:1:Address=https://other.example.jp/")]
    [InlineData("Ready", "Sms:Gateways:0:Address=https://sms.example.jp/", "Sms:Gateways:0:Token=t")]
    public void It_sends_no_texts_until_a_gateway_is_named(string readiness, params string[] named)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(named.Where(n => n.Length > 0).Select(n => KeyValuePair.Create<string, string?>(n.Split('=')[0], n.Split('=')[1]))).Build();
        using var gateways = ActivatorUtilities.CreateInstance<SmsGateways>(App.Services, settings);
        Assert.Equal((readiness, false), (gateways.Way().Readiness.ToString(), gateways.Way().IsStandIn));
    }

    private MailWay Way(params (string Key, string Value)[] named)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(named.Select(n => KeyValuePair.Create<string, string?>(n.Key, n.Value))).Build();
        return ActivatorUtilities.CreateInstance<MailServer>(
            App.Services, settings, ActivatorUtilities.CreateInstance<SiteAddress>(App.Services, settings)).Way();
    }
}
