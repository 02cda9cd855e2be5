using AngleSharp.Html.Parser;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Modules.Tests.Simulators;

public sealed class MailboxPageTests : IAsyncLifetime
{
    private readonly Ome ome = new();

    public Task InitializeAsync() => ome.InitializeAsync();

    public Task DisposeAsync() => ome.DisposeAsync();

    [Fact]
    public async Task The_mailbox_of_a_demo_stands_in_its_menu_and_names_itself_simulated()
    {
        using var browser = ome.NewBrowser();
        var page = new HtmlParser().ParseDocument(await browser.GetStringAsync(new Uri("/simulators/mail", UriKind.Relative)));

        Assert.Equal("/simulators/mail", page.QuerySelector("nav.menu a[aria-current=page]")!.GetAttribute("href"));
        Assert.Equal("模擬メール（外には送られません）", page.QuerySelector("main [role=note]")!.TextContent.Trim());
    }
}
