using System.Net.Sockets;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;
using SmartLocal.Simulators.Mail;
using Encoding = System.Text.Encoding;

namespace SmartLocal.Modules.Tests.Simulators;

public sealed class MailPageTests : IAsyncLifetime, IDisposable
{
    private static readonly Uri Site = new("http://localhost:5080/");

    private static readonly TextCatalogue Catalogue = TextCatalogue.Load([typeof(MailSimulator).Assembly]);

    private readonly CancellationTokenSource deadline = new(TimeSpan.FromSeconds(30));
    private readonly MailSimulator simulator = new(0, new MailLimits(), TimeProvider.System, NullLogger<MailSimulator>.Instance);

    public Task InitializeAsync() => simulator.StartAsync(CancellationToken.None);

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    public void Dispose() => deadline.Dispose();

    [Theory]
    [InlineData(Language.Ja, "模擬メール（外には送られません）")]
    [InlineData(Language.Easy, "練習（れんしゅう）の メールです（本当（ほんとう）の メールは 送（おく）りません）")]
    [InlineData(Language.En, "Simulated mail (nothing is sent outside)")]
    public async Task The_page_says_in_each_language_that_the_mail_is_simulated(Language language, string banner)
    {
        var page = await Page(null, language);

        Assert.Equal(banner, page.QuerySelector("[role=note]")!.TextContent.Trim());
        Assert.DoesNotContain("simulators.mail.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mails_are_listed_newest_first_with_recipient_and_subject()
    {
        await Mail("first@example.jp", "=?UTF-8?B?6Z2S5qKF?=", "");
        await Mail("second@example.jp", "<script>", "");

        var links = (await Page(null)).QuerySelectorAll("ol a");

        Assert.Equal(["/mail/2", "/mail/1"], links.Select(a => a.GetAttribute("href")));
        Assert.Equal(["<script>", "青梅"], links.Select(a => a.QuerySelector(".mailbox-subject")!.TextContent));
        Assert.Contains("first@example.jp", links[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_opened_mail_shows_its_text_and_only_links_of_this_site_can_be_followed()
    {
        const string Text =
            "Open http://localhost:5080/resume/a?b=c#d.\r\n"
            + "http://localhost:5080.evil.example/ http://evil@localhost:5080/ http://localhost:5081/ https://localhost:5080/ "
            + "javascript:alert(1) http://evil.example/?http://localhost <a href=\"http://localhost:5080/x\">x</a>";
        await Mail("hanako@example.jp", "s", Text);

        var text = (await Page(1)).QuerySelector("article .mailbox-text")!;

        Assert.Equal(Text.Replace("\r\n", "\n", StringComparison.Ordinal) + "\n", text.TextContent.Replace("\r\n", "\n", StringComparison.Ordinal));
        Assert.Equal(
            ["http://localhost:5080/resume/a?b=c#d", "http://localhost:5080/x"],
            text.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_mail_that_is_not_kept_any_more_is_said_to_be_gone()
    {
        var page = await Page(7);

        Assert.Equal(new Text(Catalogue, Language.Ja)["simulators.mail.gone"].Plain, page.QuerySelector(".mailbox-gone")!.TextContent);
    }

    [Fact]
    public void Every_sentence_stands_in_every_language() =>
        Assert.All(LanguageCodes.All, language => Assert.Empty(Catalogue.Missing(language)));

    private async Task<IDocument> Page(long? number, Language language = Language.Ja)
    {
        await using var services = new ServiceCollection().AddSingleton(new Text(Catalogue, language)).BuildServiceProvider();
        return new HtmlParser().ParseDocument(Encoding.UTF8.GetString(PageWriter.Document(services, typeof(MailPage), MailPageModel.Of(simulator, number, Site, "/mail"))));
    }

    private async Task Mail(string to, string subject, string text)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", simulator.Port, deadline.Token);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"EHLO a\r\nMAIL FROM:<a@example.jp>\r\nRCPT TO:<{to}>\r\nDATA\r\nSubject: {subject}\r\n\r\n{text}\r\n.\r\nQUIT\r\n"), deadline.Token);
        using var reader = new StreamReader(client.GetStream());
        await reader.ReadToEndAsync(deadline.Token);
    }
}
