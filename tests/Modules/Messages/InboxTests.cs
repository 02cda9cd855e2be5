using System.Net;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Modules.Tests.Messages;

public sealed class InboxTests : IAsyncLifetime, IDisposable
{
    private readonly MailDay day = new();

    public Task InitializeAsync() => day.InitializeAsync();

    public Task DisposeAsync() => day.DisposeAsync();

    public void Dispose() => day.Dispose();

    [Fact]
    public async Task A_message_is_read_in_the_inbox_and_its_mail_names_neither_the_matter_nor_the_person()
    {
        await day.Wake();
        var message = await day.Tell("hanako@example.jp");

        var mail = await day.Mail.WaitFor(m => m.Recipients.Contains("hanako@example.jp"), day.Deadline);
        Assert.Equal("青梅市からお知らせがあります", mail.Subject);
        Assert.DoesNotContain("花子", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("補助金", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"{day.Ome.Address}/my/messages/{message.Value}", mail.Text, StringComparison.Ordinal);

        using var hanako = await day.Ome.NewBrowser("hanako@example.jp");
        var page = await day.See(hanako, $"/my/messages/{message.Value}");
        Assert.Equal("山田花子さんの補助金からお知らせがあります", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal("/my", page.QuerySelector("main .button-solid")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Opening_a_message_is_what_makes_it_read()
    {
        var message = await day.Tell("hanako@example.jp");
        using var hanako = await day.Ome.NewBrowser("hanako@example.jp");
        Assert.Contains("未読 1件", (await day.See(hanako, "/my")).QuerySelector("#my-messages")!.ParentElement!.TextContent, StringComparison.Ordinal);

        await day.See(hanako, $"/my/messages/{message.Value}");
        await day.See(hanako, $"/my/messages/{message.Value}");

        Assert.DoesNotContain("未読", (await day.See(hanako, "/my")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Single(await day.Journal(), "messages.read");
    }

    [Fact]
    public async Task A_message_is_written_in_the_language_of_whoever_reads_it()
    {
        var message = await day.Tell("hanako@example.jp", "Ome");
        using var hanako = await day.Ome.NewBrowser("hanako@example.jp");

        var page = await day.See(hanako, $"/my/messages/{message.Value}?lang=en");

        Assert.Equal("You have a message from Ome", page.QuerySelector("h1")!.TextContent.Trim());
    }

    [Fact]
    public async Task Nobody_reads_a_message_of_somebody_else()
    {
        var message = await day.Tell("hanako@example.jp");
        using var taro = await day.Ome.NewBrowser("taro@example.jp");

        using var answer = await taro.GetAsync(new Uri($"/my/messages/{message.Value}", UriKind.Relative), day.Deadline);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("花子", await answer.Content.ReadAsStringAsync(day.Deadline), StringComparison.Ordinal);
        Assert.DoesNotContain("messages.read", await day.Journal());
    }

    [Fact]
    public async Task The_inbox_goes_on_behind_the_last_message_shown_and_loses_none_of_one_instant()
    {
        var sent = new List<string>();
        for (var i = 0; i < 25; i++) sent.Add($"/my/messages/{(await day.Tell("hanako@example.jp")).Value}");
        using var hanako = await day.Ome.NewBrowser("hanako@example.jp");

        var first = await day.See(hanako, "/my/messages");
        var second = await day.See(hanako, first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        var seen = first.QuerySelectorAll(".messages a").Concat(second.QuerySelectorAll(".messages a")).Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(20, first.QuerySelectorAll(".messages a").Length);
        Assert.Equal(sent.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        Assert.Null(second.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task A_message_to_no_account_is_refused_and_one_without_its_values_is_a_mistake()
    {
        var nobody = await day.Ome.AsSystem.Perform(
            new SendMessage(Guid.Empty, "messages.mail", new Dictionary<string, string>(), "/my", Guid.Empty), day.Deadline);
        Assert.Equal("messages.account-unknown", nobody.Refusal.Kind.Code);

        var hanako = (await day.Ome.SignIn("hanako@example.jp")).Actor.Id;
        await Assert.ThrowsAsync<InvalidOperationException>(() => day.Ome.AsSystem.Perform(
            new SendMessage(hanako, "messages.mail", new Dictionary<string, string>(), "/my", hanako), day.Deadline));
        await Assert.ThrowsAsync<ArgumentException>(() => day.Ome.AsSystem.Perform(
            new SendMessage(hanako, "messages.unwritten", new Dictionary<string, string>(), "https://elsewhere.example/", hanako), day.Deadline));
        Assert.False(await day.SendAll());
    }

    [Fact]
    public async Task A_mailed_link_signs_the_resident_in()
    {
        await day.Wake();
        using var browser = day.Ome.NewBrowser();
        using var asking = new FormUrlEncodedContent([new("mail", "hanako@example.jp"), new("returnTo", "/my/messages")]);
        using var asked = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), asking, day.Deadline);
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);

        var mail = await day.Mail.WaitFor(m => m.Recipients.Contains("hanako@example.jp"), day.Deadline);
        var link = new Uri(mail.Text.Split('\n').Select(l => l.Trim()).Single(l => l.StartsWith("http", StringComparison.Ordinal)));
        var token = (await day.See(browser, link.PathAndQuery)).QuerySelector("input[name=token]")!.GetAttribute("value")!;
        using var opening = new FormUrlEncodedContent([new("token", token)]);
        using var opened = await browser.PostAsync(new Uri("/sign-in/link", UriKind.Relative), opening, day.Deadline);

        Assert.Equal("/my/messages", opened.Headers.Location?.ToString());
        using var signedIn = day.BrowserWith(opened);
        Assert.Contains("お知らせ", (await day.See(signedIn, "/my/messages")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }
}
