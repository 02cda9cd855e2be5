using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using SmartLocal.Messages.Push;
using SmartLocal.Platform.Data;

namespace SmartLocal.Modules.Tests.Messages.Push;

/// <summary>Where the city knocks, whatever address a stranger types.</summary>
public sealed class PushEndpointsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("push-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("https://fcm.googleapis.com/fcm/send/a:b", true)]
    [InlineData("https://updates.push.services.mozilla.com/wpush/v2/a", true)]
    [InlineData("https://wns2-par02p.notify.windows.com/w/?token=a", true)]
    [InlineData("https://web.push.apple.com/a", true)]
    [InlineData("https://FCM.googleapis.com/a", true)]
    [InlineData("http://fcm.googleapis.com/a", false)]
    [InlineData("https://fcm.googleapis.com:8443/a", false)]
    [InlineData("https://fcm.googleapis.com@evil.example/a", false)]
    [InlineData("https://somebody@fcm.googleapis.com/a", false)]
    [InlineData("https://fcm.googleapis.com.evil.example/a", false)]
    [InlineData("https://evilfcm.googleapis.com/a", false)]
    [InlineData("https://evilpush.apple.com/a", false)]
    [InlineData("https://push.apple.com/a", false)]
    [InlineData("https://fcm.googleapis.com./a", false)]
    [InlineData("https://127.0.0.1/a", false)]
    [InlineData("https://[::1]/a", false)]
    [InlineData("https://2130706433/a", false)]
    [InlineData("https://localhost/a", false)]
    [InlineData("https://intranet.city.ome.tokyo.jp/a", false)]
    [InlineData("file:///etc/passwd", false)]
    public void The_push_services_of_the_browsers_are_asked_and_nobody_else(string endpoint, bool allowed) => Assert.Equal(allowed, Endpoints().Allows(new Uri(endpoint)));

    [Fact]
    public void An_installation_adds_hosts_and_no_whole_country()
    {
        var endpoints = Endpoints(("Push:Hosts", "push.example.jp, *.push.example.org, *.jp, localhost, 10.0.0.1"));

        Assert.True(endpoints.Allows(new Uri("https://push.example.jp/a")));
        Assert.True(endpoints.Allows(new Uri("https://b.push.example.org/a")));
        Assert.True(endpoints.Allows(new Uri("https://fcm.googleapis.com/a")));
        foreach (var no in (string[])["https://example.jp/a", "https://a.push.example.jp/a", "https://localhost/a", "https://10.0.0.1/a"]) Assert.False(endpoints.Allows(new Uri(no)));
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("142.250.196.106", true)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:142.250.196.106", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001::1", false)]
    [InlineData("2404:6800:4004:80a::200a", true)]
    public void An_address_of_our_own_network_is_no_push_service(string address, bool open) => Assert.Equal(open, PublicAddress.Is(IPAddress.Parse(address)));

    [Fact]
    public async Task A_name_that_leads_into_our_own_network_is_not_connected_to()
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        var name = new DnsEndPoint("fcm.googleapis.com", ((IPEndPoint)inside.LocalEndpoint).Port);
        PushConnection.Resolve rebound = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.IPv6Loopback, IPAddress.Parse("::ffff:127.0.0.1")]);

        await Assert.ThrowsAsync<IOException>(() => PushConnection.Open(name, isStandIn: false, rebound, CancellationToken.None));

        Assert.False(inside.Pending());
        await using (await PushConnection.Open(name, isStandIn: true, rebound, CancellationToken.None)) Assert.True(inside.Pending()); // it could have
    }

    private PushEndpoints Endpoints(params (string Key, string Value)[] settings) => new(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value))).Build(),
        [], new DataFolder(folder), NullLogger<PushEndpoints>.Instance);
}
