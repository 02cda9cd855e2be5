using System.Net;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Text;

namespace SmartLocal.Modules.Tests.Messages.Mail;

/// <summary>Mails that a server took and that came back, handed to the city as they came.</summary>
public sealed class ReturnTests : IAsyncLifetime, IDisposable
{
    private const string Hanako = "hanako@example.jp";

    private readonly MailDay day = new();

    public Task InitializeAsync() => day.InitializeAsync();

    public Task DisposeAsync() => day.DisposeAsync();

    public void Dispose() => day.Dispose();

    [Fact]
    public async Task A_mail_that_comes_back_teaches_what_a_refusal_does()
    {
        var id = await Sent();
        Assert.Equal(HttpStatusCode.NoContent, await Hand(Report(id, "HANAKO@example.jp", "failed", "5.1.1")));

        Assert.Equal((DeliveryState.Returned, 511), await Only());
        Assert.Equal(511, Assert.Single(await Marks()).Code);
        Assert.Contains("messages.delivery-settled returned", await day.Journal());
        using var browser = await day.Ome.NewBrowser(Hanako);
        Assert.Contains("あなたのメールアドレスに届きません", (await day.See(browser, "/my")).Body!.TextContent, StringComparison.Ordinal);
        using var auditor = await day.AuditorsBrowser();
        Assert.Contains("届かずに戻った", (await day.See(auditor, "/staff/deliveries")).QuerySelector("#failed")!.TextContent, StringComparison.Ordinal);

        // It may be handed over twice.
        var entries = (await day.Journal()).Count;
        Assert.Equal(HttpStatusCode.NoContent, await Hand(Report(id, Hanako, "failed", "5.1.1")));
        Assert.Equal(entries, (await day.Journal()).Count);
    }

    [Theory]
    [InlineData("failed", "5.7.1", DeliveryState.Returned)] // what somebody thinks of the sender
    [InlineData("failed", "4.4.1", DeliveryState.Returned)] // a server that was away for too long
    [InlineData("delayed", "4.4.1", DeliveryState.Accepted)]
    [InlineData("relayed", "2.0.0", DeliveryState.Accepted)]
    internal async Task Not_every_notification_says_that_the_address_is_dead(string action, string status, DeliveryState state)
    {
        await Hand(Report(await Sent(), Hanako, action, status));
        Assert.Equal(state, (await Only()).State);
        Assert.Empty(await Marks());
    }

    [Fact]
    public async Task Nobody_can_say_it_of_somebody_else()
    {
        await day.Ome.SignIn("taro@example.jp");
        var id = await Sent();
        Assert.Equal(HttpStatusCode.NotFound, await Hand(Report(id, Hanako, "failed", "5.1.1"), "/hooks/mail/0000000000000000"));
        Assert.Equal(HttpStatusCode.NoContent, await Hand(Report(id, "taro@example.jp", "failed", "5.1.1")));
        Assert.Equal(HttpStatusCode.NoContent, await Hand(Report("<0198a1b2c3d47e5f8a9b0c1d2e3f4a5b@ome.example>", Hanako, "failed", "5.1.1")));
        Assert.Equal(HttpStatusCode.NoContent, await Hand("Subject: out of office\r\n\r\nI am away."));
        Assert.Equal(DeliveryState.Accepted, (await Only()).State);
        Assert.Empty(await Marks());
    }

    [Fact]
    public async Task Of_a_link_that_somebody_asked_for_nothing_is_learned()
    {
        Assert.False((await day.Ome.AsSystem.Perform(new AskForLink(Hanako, "/", Language.Ja), day.Deadline)).IsRefused);
        await day.SendAll();
        await Hand(Report(Assert.Single(day.Mail.Received).MessageId, Hanako, "failed", "5.1.1"));
        Assert.Empty(await Marks());
    }

    private async Task<string> Sent()
    {
        await day.Tell(Hanako);
        await day.SendAll();
        return Assert.Single(day.Mail.Received).MessageId;
    }

    private async Task<HttpStatusCode> Hand(string mail, string? path = null)
    {
        using var server = new HttpClient { BaseAddress = new Uri(day.Ome.Address) };
        using var content = new StringContent(mail);
        using var answer = await server.PostAsync(new Uri(path ?? day.Ome.Get<ReturnLinks>().PathOf(Channel.Mail), UriKind.Relative), content, day.Deadline);
        return answer.StatusCode;
    }

    private async Task<(DeliveryState State, int? Code)> Only()
    {
        var only = await day.OnlyDelivery();
        return (only.State, only.Code);
    }

    private async Task<List<Unreachable>> Marks()
    {
        await using var db = day.Ome.Read();
        return await db.Set<Unreachable>().ToListAsync(day.Deadline);
    }

    private static string Report(string id, string to, string action, string status) => $"""
        From: MAILER-DAEMON@mx.example.jp
        Content-Type: multipart/report; report-type=delivery-status; boundary=x

        --x
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.jp

        Final-Recipient: rfc822; {to}
        Action: {action}
        Status: {status}
        --x
        Content-Type: text/rfc822-headers

        Message-ID: {id}

        --x--
        """.ReplaceLineEndings("\r\n");
}
