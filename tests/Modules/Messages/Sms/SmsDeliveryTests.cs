using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages;
using SmartLocal.Messages.Sms;
using SmartLocal.Platform.Acts;
using SmartLocal.Simulators.Sms;

namespace SmartLocal.Modules.Tests.Messages.Sms;

/// <summary>Announcements by text message, handed to the stand-in of a gateway.</summary>
public sealed class SmsDeliveryTests : IAsyncLifetime, IDisposable
{
    private const string Hanako = "hanako@example.jp";

    private readonly MailDay day = new();

    private SmsSimulator Phones => day.Ome.Get<SmsSimulator>();

    public Task InitializeAsync() => day.InitializeAsync();

    public Task DisposeAsync() => day.DisposeAsync();

    public void Dispose() => day.Dispose();

    [Fact]
    public async Task It_says_that_there_is_a_message_and_not_what_it_says_in_one_segment()
    {
        await Connect("09012345678");
        await day.Tell(Hanako, secret: "山田花子さんの補助金");
        await day.SendAll();

        var text = Assert.Single(Phones.Received);
        Assert.Equal(("+819012345678", $"青梅市からお知らせがあります。ログインしてください。\n{day.Ome.Address}/my/messages"), (text.To, text.Text));
        Assert.Equal(1, new SmsText(text.Text.Replace(day.Ome.Address, "https://www.city.ome.tokyo.jp", StringComparison.Ordinal)).Segments);
        Assert.Equal((DeliveryState.Accepted, $"{(await BySms()).Id.Value:N}"), ((await BySms()).State, text.Reference));
    }

    [Fact]
    public async Task A_number_that_nobody_has_is_written_to_no_more()
    {
        await Connect("09012340400");
        await day.Tell(Hanako);
        await day.SendAll();
        Assert.Equal(DeliveryState.Refused, (await BySms()).State);
        Assert.Equal(ContactState.Unreachable, await StateOfContact());

        await day.Tell(Hanako);
        await using var db = day.Ome.Read();
        Assert.Equal(1, await db.Set<Delivery>().CountAsync(d => d.Channel == Channel.Sms, day.Deadline));
    }

    [Fact]
    public async Task What_a_receipt_says_later_teaches_the_same_and_only_the_gateway_can_say_it()
    {
        await Connect("09012340404");
        await day.Tell(Hanako);
        await day.SendAll();
        Assert.Equal(DeliveryState.Accepted, (await BySms()).State);
        var receipt = Assert.Single(Phones.Received).Receipt();

        Assert.Equal(HttpStatusCode.NotFound, await Hand(receipt, "/hooks/sms/0000000000000000"));
        Assert.Equal(ContactState.Open, await StateOfContact());
        Assert.Equal(HttpStatusCode.NoContent, await Hand(receipt));
        Assert.Equal(HttpStatusCode.NoContent, await Hand(receipt));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Hand("{}"u8.ToArray()));
        Assert.Equal((DeliveryState.Returned, ContactState.Unreachable), ((await BySms()).State, await StateOfContact()));
    }

    [Fact]
    public async Task A_gateway_says_it_by_itself_at_the_address_that_came_with_the_text()
    {
        await Connect("09012340404");
        await day.Tell(Hanako);
        await day.SendAll();
        day.Ome.Clock.Move(SmsReceipts.Pause);
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await StateOfContact() is ContactState.Open) await looks.WaitForNextTickAsync(day.Deadline);
        Assert.Equal(DeliveryState.Returned, (await BySms()).State);
    }

    [Fact]
    public async Task What_is_said_before_the_answer_is_written_down_must_be_said_again()
    {
        await Connect("09012345678");
        await day.Tell(Hanako);
        var id = (await BySms()).Id;
        Assert.True(await day.Ome.Get<Chores>().Do(async (db, now, ct) =>
        {
            (await db.Set<Delivery>().AsTracking().SingleAsync(d => d.Id == id, ct)).Lease(now);
            return true;
        }, day.Deadline));
        var receipt = Encoding.UTF8.GetBytes($$"""{"id":"a","reference":"{{id.Value:N}}","status":"undeliverable","reason":"number-unknown"}""");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Hand(receipt));
    }

    [Theory]
    [InlineData("09012340429")]
    [InlineData("09012340503")]
    public async Task A_gateway_that_takes_nothing_now_is_tried_again(string number)
    {
        await Connect(number);
        await day.Tell(Hanako);
        await day.SendAll();
        Assert.Equal(DeliveryState.Waiting, (await BySms()).State);
        Assert.Equal(ContactState.Open, await StateOfContact());
        day.Ome.Clock.Move(TimeSpan.FromSeconds(20));
        Assert.True(await day.SendAll());
        Assert.Equal(2, (await BySms()).Attempts);
    }

    [Fact]
    public async Task A_text_whose_answer_was_lost_is_repeated_once_and_then_left_to_a_person()
    {
        await Connect("09012340408");
        await day.Tell(Hanako);
        await day.SendAll();
        Assert.Equal(DeliveryState.Doubtful, (await BySms()).State);
        day.Ome.Clock.Move(TimeSpan.FromMinutes(16));
        await day.SendAll();
        day.Ome.Clock.Move(TimeSpan.FromHours(3));
        await day.SendAll();
        Assert.Equal(2, Phones.Received.Count);
        Assert.Equal((DeliveryState.Doubtful, null), ((await BySms()).State, (await BySms()).Due));
    }

    private async Task Connect(string number)
    {
        var account = (await day.Ome.SignIn(Hanako)).Actor.Id;
        await WaysTests.Connect(day, account, Channel.Sms, number);
        await WaysTests.Want(day, account, Channel.Sms);
    }

    private async Task<HttpStatusCode> Hand(byte[] receipt, string? path = null)
    {
        using var gateway = new HttpClient { BaseAddress = new Uri(day.Ome.Address) };
        using var content = new ByteArrayContent(receipt);
        using var answer = await gateway.PostAsync(new Uri(path ?? day.Ome.Get<ReturnLinks>().PathOf(Channel.Sms), UriKind.Relative), content, day.Deadline);
        return answer.StatusCode;
    }

    private async Task<Delivery> BySms()
    {
        await using var db = day.Ome.Read();
        return await db.Set<Delivery>().SingleAsync(d => d.Channel == Channel.Sms, day.Deadline);
    }

    private async Task<ContactState> StateOfContact()
    {
        await using var db = day.Ome.Read();
        return (await db.Set<Contact>().SingleAsync(day.Deadline)).State;
    }
}
