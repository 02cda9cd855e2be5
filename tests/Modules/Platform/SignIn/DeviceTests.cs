using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.SignIn;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Platform.SignIn;

public sealed class DeviceTests(Ome ome) : IClassFixture<Ome>
{
    [Theory]
    [InlineData("iPhone/Safari", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1")]
    [InlineData("iPhone/LINE", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari/604.1 Line/15.1.0")]
    [InlineData("iPad/Chrome", "Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1")]
    [InlineData("Android/Chrome", "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36")]
    [InlineData("Android/Samsung Internet", "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36")]
    [InlineData("Windows/Edge", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0")]
    [InlineData("Windows/Firefox", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0")]
    [InlineData("Mac/Safari", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15")]
    [InlineData("Linux/", "Mozilla/5.0 (X11; Linux x86_64)")]
    [InlineData(null, "<script>alert(1)</script>")]
    [InlineData(null, "")]
    [InlineData(null, null)]
    public void A_device_is_named_by_system_and_browser_and_nothing_finer(string? word, string? browser) => Assert.Equal(word, Device.Of(browser)?.Word);

    [Fact]
    public async Task She_tells_her_devices_apart_in_the_list_of_her_sessions()
    {
        ome.OneMoreCard("two-devices");
        using var phone = new Browser(ome, "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36");
        await phone.ByCard("two-devices");
        using var nameless = new Browser(ome);
        await nameless.ByCard("two-devices");
        var rows = (await phone.Get("/my/account")).Document.QuerySelectorAll("#sessions tbody tr").Select(r => r.TextContent).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains(rows, r => r.Contains("AndroidのChrome", StringComparison.Ordinal) && r.Contains("この端末です", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("種類のわからない端末", StringComparison.Ordinal) && r.Contains("ログアウトさせる", StringComparison.Ordinal));
    }
}
