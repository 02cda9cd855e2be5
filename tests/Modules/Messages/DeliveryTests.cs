using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Messages;
using SmartLocal.Simulators.Mail;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Modules.Tests.Messages;

public sealed class DeliveryTests : IAsyncLifetime, IDisposable
{
    private const string Hanako = "hanako@example.jp";

    private readonly MailDay day = new();

    public Task InitializeAsync() => day.InitializeAsync();

    public Task DisposeAsync() => day.DisposeAsync();

    public void Dispose() => day.Dispose();

    [Fact]
    public async Task A_mail_that_was_taken_leaves_neither_address_nor_words_behind()
    {
        using var browser = day.Ome.NewBrowser();
        using var asking = new FormUrlEncodedContent([new("mail", Hanako)]);
        using var asked = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), asking, day.Deadline);
        var waiting = await day.OnlyDelivery();
        Assert.Contains("token=", day.Ome.Get<Vault>().Work().Read(default, Delivery.TextColumn.Of(waiting.Id.Value), waiting.Text!), StringComparison.Ordinal);

        Assert.True(await day.SendAll());

        var delivery = await day.OnlyDelivery();
        Assert.Equal(DeliveryState.Accepted, delivery.State);
        Assert.Equal((null, null, null), (delivery.Address, delivery.Subject, delivery.Text));
        Assert.Equal(["messages.delivery-settled accepted"], await day.Journal());
    }

    [Fact]
    public async Task A_mail_waits_while_the_server_is_down_and_leaves_when_it_is_back()
    {
        day.Mail.Fault = MailFault.Closed;
        await day.Tell(Hanako);
        await day.SendAll();
        Assert.Equal(DeliveryState.Waiting, (await day.OnlyDelivery()).State);
        using var auditor = await day.AuditorsBrowser();
        Assert.Contains("送り先の事業者の応答なし", (await day.See(auditor, "/staff/deliveries")).QuerySelector("#failed")!.TextContent, StringComparison.Ordinal);

        day.Mail.Fault = MailFault.None;
        Assert.False(await day.SendAll());
        day.Ome.Clock.Move(TimeSpan.FromSeconds(16));
        Assert.True(await day.SendAll());

        Assert.Single(day.Mail.Received);
        Assert.Equal(["messages.sent", "messages.delivery-settled accepted"], await day.Journal());
    }

    [Fact]
    public async Task A_mail_that_finds_no_server_for_two_days_is_given_up_and_can_be_sent_again()
    {
        day.Mail.Fault = MailFault.Closed;
        await day.Tell(Hanako);
        await day.SendAll();
        day.Ome.Clock.Move(TimeSpan.FromDays(2));
        await day.SendAll();
        Assert.Equal(DeliveryState.GivenUp, (await day.OnlyDelivery()).State);

        day.Mail.Fault = MailFault.None;
        await Replay();
        await day.SendAll();

        Assert.Single(day.Mail.Received);
        Assert.Equal(["messages.sent", "messages.delivery-settled given-up", "messages.delivery-replayed", "messages.delivery-settled accepted"], await day.Journal());
    }

    [Fact]
    public async Task A_refused_address_is_shown_masked_to_staff_and_plainly_to_its_holder_until_a_mail_arrives()
    {
        day.Mail.Fault = MailFault.Unknown;
        await day.Tell(Hanako);
        await day.SendAll();
        using var auditor = await day.AuditorsBrowser();
        using var hanako = await day.Ome.NewBrowser(Hanako);

        var failed = (await day.See(auditor, "/staff/deliveries")).QuerySelector("#failed")!.TextContent;
        Assert.Contains("ha***@example.jp", failed, StringComparison.Ordinal);
        Assert.Contains("応答コード 550", failed, StringComparison.Ordinal);
        Assert.DoesNotContain(Hanako, failed, StringComparison.Ordinal);
        Assert.Contains("あなたのメールアドレスに届きません", (await day.See(hanako, "/my")).Body!.TextContent, StringComparison.Ordinal);

        day.Mail.Fault = MailFault.None;
        await Replay();
        await day.SendAll();

        Assert.DoesNotContain("あなたのメールアドレスに届きません", (await day.See(hanako, "/my")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("届いていない知らせはありません", (await day.See(auditor, "/staff/deliveries")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_that_is_refused_says_nothing_about_the_address()
    {
        day.Mail.Fault = MailFault.Rejected;
        await day.Tell(Hanako);
        await day.SendAll();

        Assert.Equal(DeliveryState.Refused, (await day.OnlyDelivery()).State);
        using var hanako = await day.Ome.NewBrowser(Hanako);
        Assert.DoesNotContain("あなたのメールアドレスに届きません", (await day.See(hanako, "/my")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_doubtful_mail_is_shown_and_sent_once_more_under_the_same_message_id()
    {
        day.Mail.Fault = MailFault.Lost;
        await day.Tell(Hanako);
        await day.SendAll();
        using var auditor = await day.AuditorsBrowser();
        Assert.Contains("到達不明", (await day.See(auditor, "/staff/deliveries")).QuerySelector("#failed")!.TextContent, StringComparison.Ordinal);

        day.Ome.Clock.Move(TimeSpan.FromMinutes(14));
        Assert.False(await day.SendAll());
        day.Ome.Clock.Move(TimeSpan.FromMinutes(2));
        Assert.True(await day.SendAll());
        day.Ome.Clock.Move(TimeSpan.FromDays(1));
        Assert.False(await day.SendAll());

        Assert.Equal(2, day.Mail.Received.Count);
        Assert.Single(day.Mail.Received.Select(m => m.MessageId).Distinct());
        var delivery = await day.OnlyDelivery();
        Assert.Equal(DeliveryState.Doubtful, delivery.State);
        Assert.True(delivery.CanBeReplayed);
    }

    [Fact]
    public async Task A_node_that_dies_between_sending_and_recording_leaves_a_doubtful_mail_and_not_a_lost_one()
    {
        await day.Tell(Hanako);
        var held = Assert.Single((await day.Ome.Get<Leasing>().Take(day.ByMail, 8, day.Deadline)).Mine);
        await day.MailWork.Send(held, day.Deadline);

        Assert.False(await day.SendAll());
        day.Ome.Clock.Move(TimeSpan.FromMinutes(16));
        Assert.True(await day.SendAll());
        Assert.Equal(DeliveryState.Doubtful, (await day.OnlyDelivery()).State);
        day.Ome.Clock.Move(TimeSpan.FromMinutes(16));
        Assert.True(await day.SendAll());

        Assert.Equal(DeliveryState.Accepted, (await day.OnlyDelivery()).State);
        Assert.Equal(2, day.Mail.Received.Count);
        Assert.Single(day.Mail.Received.Select(m => m.MessageId).Distinct());
        Assert.Equal(["messages.sent", "messages.delivery-settled doubtful", "messages.delivery-settled accepted"], await day.Journal());
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_doubt_still_settles_the_mail()
    {
        await day.Tell(Hanako);
        var held = Assert.Single((await day.Ome.Get<Leasing>().Take(day.ByMail, 8, day.Deadline)).Mine);
        var outcome = await day.MailWork.Send(held, day.Deadline);
        day.Ome.Clock.Move(TimeSpan.FromMinutes(16));
        await day.SendAll();

        await day.MailWork.Settle([new Sent(held, outcome)]);
        day.Ome.Clock.Move(TimeSpan.FromDays(1));

        Assert.False(await day.SendAll());
        Assert.Single(day.Mail.Received);
        Assert.Equal(DeliveryState.Accepted, (await day.OnlyDelivery()).State);
    }

    [Fact]
    public async Task Two_nodes_on_one_database_send_every_mail_once()
    {
        for (var i = 0; i < 40; i++) await day.Tell($"resident{i}@example.jp");
        using var another = ActivatorUtilities.CreateInstance<DeliveryWorker>(day.Ome.Services);

        await Task.WhenAll(Rounds(day.Worker), Rounds(another));

        Assert.Equal(40, day.Mail.Received.Count);
        Assert.Equal(40, day.Mail.Received.Select(m => m.MessageId).Distinct().Count());
        await using var db = day.Ome.Read();
        Assert.Equal(40, await db.Set<Delivery>().CountAsync(d => d.State == DeliveryState.Accepted && d.Attempts == 1));

        async Task Rounds(DeliveryWorker worker)
        {
            await Task.Yield();
            while (await worker.Round(day.Deadline))
            {
                // Until this node finds nothing more.
            }
        }
    }

    [Fact]
    public async Task What_has_arrived_cannot_be_sent_again()
    {
        await day.Tell(Hanako);
        await day.SendAll();
        var id = (await day.OnlyDelivery()).Id.Value;
        using var auditor = await day.AuditorsBrowser();

        using var answer = await auditor.PostAsync(new Uri($"/staff/deliveries/{id}", UriKind.Relative), null, day.Deadline);

        Assert.Equal(System.Net.HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("すでに送られたか", await answer.Content.ReadAsStringAsync(day.Deadline), StringComparison.Ordinal);
        Assert.False(await day.SendAll());
    }

    [Theory]
    [InlineData("hanako@example.jp", "ha***@example.jp")]
    [InlineData("ab@example.jp", "a***@example.jp")]
    [InlineData("a@example.jp", "***@example.jp")]
    [InlineData(null, "***")]
    public void A_masked_address_never_shows_a_whole_name(string? address, string masked) =>
        Assert.Equal(masked, MaskedAddress.Of(address));

    /// <summary>The one button of the staff's page.</summary>
    private async Task Replay()
    {
        using var auditor = await day.AuditorsBrowser();
        var form = (await day.See(auditor, "/staff/deliveries")).QuerySelector("#failed form")!;
        using var answer = await auditor.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), null, day.Deadline);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
    }
}
