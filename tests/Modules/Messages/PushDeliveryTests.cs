using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages;
using SmartLocal.Messages.Push;
using SmartLocal.Simulators.Push;

namespace SmartLocal.Modules.Tests.Messages;

/// <summary>Announcements on the screen of a browser, handed to a stand-in that keeps the rules of push services.</summary>
public sealed class PushDeliveryTests : IAsyncLifetime, IDisposable
{
    private const string Hanako = "hanako@example.jp";

    private readonly MailDay day = new();
    private SimulatedBrowser? phone;

    private PushSimulator Service => day.Ome.Get<PushSimulator>();

    private SimulatedBrowser Phone => phone!;

    public async Task InitializeAsync()
    {
        await day.InitializeAsync();
        phone = Service.Subscribe(day.Ome.Get<Vapid>().PublicKey, "Hanako");
        await WaysTests.Connect(day, (await day.Ome.SignIn(Hanako)).Actor.Id, Channel.Push, Phone.Subscription);
    }

    public Task DisposeAsync() => day.DisposeAsync();

    public void Dispose() => day.Dispose();

    [Fact]
    public async Task It_says_that_there_is_a_message_and_not_what_it_says()
    {
        var message = await day.Tell(Hanako, secret: "山田花子さんの補助金");
        await day.SendAll();

        var came = Assert.Single(Service.Received);
        Assert.DoesNotContain("補助金", came.Text, StringComparison.Ordinal);
        Assert.Equal("青梅市からのお知らせ", came.Title);
        Assert.Equal($"/my/messages/{message.Value}", Field(came, "link"));
        Assert.Equal((DeliveryState.Accepted, 201), ((await ByPush()).State, (await ByPush()).Code));
        Assert.Equal(7 * 24 * 3600, came.Ttl);
    }

    [Fact]
    public async Task What_may_have_been_taken_goes_once_more_and_is_one_on_the_screen()
    {
        Phone.Fault = PushFault.Lost;
        await day.Tell(Hanako);
        await day.SendAll();
        Assert.Equal(DeliveryState.Doubtful, (await ByPush()).State);
        Phone.Fault = PushFault.None;
        day.Ome.Clock.Move(Delivery.DoubtFor + TimeSpan.FromMinutes(1));
        await day.SendAll();

        Assert.Equal(DeliveryState.Accepted, (await ByPush()).State);
        Assert.Equal(2, Service.Received.Count);
        Assert.Equal((await ByPush()).Id.Value.ToString(), Assert.Single(Service.Received.Select(r => Field(r, "tag")).Distinct()));
        Assert.NotNull(Assert.Single(Service.Received.Select(r => r.Topic).Distinct()));
    }

    [Theory]
    [InlineData(nameof(PushFault.Unknown), 404)]
    [InlineData(nameof(PushFault.Ended), 410)]
    public async Task A_browser_that_is_gone_is_told_no_more_and_its_holder_sees_it(string fault, int code)
    {
        Phone.Fault = Enum.Parse<PushFault>(fault);
        await day.Tell(Hanako);
        await day.SendAll();
        Assert.Equal((DeliveryState.Refused, code), ((await ByPush()).State, (await ByPush()).Code));
        Assert.Equal((ContactState.Unreachable, code), ((await Contact()).State, (await Contact()).Code));
        Phone.Fault = PushFault.None;
        await day.Tell(Hanako);
        await day.SendAll();
        Assert.Empty(Service.Received);
    }

    [Fact]
    public async Task A_service_that_asks_to_be_left_alone_is_left_alone_for_as_long_as_it_asks()
    {
        Phone.Fault = PushFault.TooMany;
        await day.Tell(Hanako);
        await day.SendAll();
        Assert.Equal((DeliveryState.Waiting, 429), ((await ByPush()).State, (await ByPush()).Code));
        Phone.Fault = PushFault.None;
        day.Ome.Clock.Move(TimeSpan.FromSeconds(20)); // it asked for 30
        await day.SendAll();
        Assert.Empty(Service.Received);
        day.Ome.Clock.Move(TimeSpan.FromMinutes(2));
        await day.SendAll();
        Assert.Single(Service.Received);
        Assert.Equal(DeliveryState.Accepted, (await ByPush()).State);
    }

    [Theory]
    [InlineData(nameof(PushFault.Unbelieved))]
    [InlineData(nameof(PushFault.Forbidden))]
    [InlineData(nameof(PushFault.Broken))]
    public async Task What_is_wrong_with_the_city_or_the_service_loses_nothing_and_blames_nobody(string fault)
    {
        Phone.Fault = Enum.Parse<PushFault>(fault);
        await day.Tell(Hanako);
        await day.SendAll();
        Assert.Equal(DeliveryState.Waiting, (await ByPush()).State);
        Assert.Equal(ContactState.Open, (await Contact()).State);
        Phone.Fault = PushFault.None;
        day.Ome.Clock.Move(TimeSpan.FromMinutes(2));
        await day.SendAll();
        Assert.Single(Service.Received);
    }

    private static string? Field(ReceivedPush push, string name)
    {
        using var said = JsonDocument.Parse(push.Text!);
        return said.RootElement.GetProperty(name).GetString();
    }

    private async Task<Contact> Contact()
    {
        await using var db = day.Ome.Read();
        return await db.Set<Contact>().SingleAsync(day.Deadline);
    }

    private async Task<Delivery> ByPush()
    {
        await using var db = day.Ome.Read();
        return await db.Set<Delivery>().Where(d => d.Channel == Channel.Push).OrderBy(d => d.Id).FirstAsync(day.Deadline);
    }
}
