using AngleSharp.Html.Parser;
using SmartLocal.Kernel;
using SmartLocal.Messages.Sms;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Modules.Tests.Simulators;

public sealed class SmsPageTests : IAsyncLifetime
{
    private readonly Ome ome = new();

    public Task InitializeAsync() => ome.InitializeAsync();

    public Task DisposeAsync() => ome.DisposeAsync();

    [Fact]
    public async Task A_text_that_the_city_sends_lies_on_a_simulated_phone()
    {
        var gateways = ome.Get<SmsGateways>();
        var way = gateways.Way();
        Assert.Equal((SmsReadiness.Ready, true), (way.Readiness, way.IsStandIn));
        Assert.IsType<SmsOutcome.Accepted>(await gateways.Send(
            way, MobileNumber.Of(PhoneNumber.Parse("090-1234-5678").Value).Value, new SmsText("<b>お知らせ</b>"), Guid.Empty, CancellationToken.None));

        using var browser = ome.NewBrowser();
        var page = new HtmlParser().ParseDocument(await browser.GetStringAsync(new Uri("/simulators/sms", UriKind.Relative)));

        Assert.Equal("模擬SMS（外には送られません）", page.QuerySelector("main [role=note]")!.TextContent.Trim());
        Assert.Equal("090-1234-5678", page.QuerySelector(".phone h2")!.TextContent);
        Assert.Equal("<b>お知らせ</b>", page.QuerySelector(".phone-text")!.TextContent);
    }
}
