using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages;
using SmartLocal.Simulators.Line;

namespace SmartLocal.Modules.Tests.Messages;

/// <summary>Announcements on LINE, handed to a stand-in that keeps LINE's rules.</summary>
public sealed class LineDeliveryTests : IAsyncLifetime, IDisposable
{
    private const string Hanako = "hanako@example.jp";

    private readonly MailDay day = new();

    private LineSimulator Line => day.Ome.Get<LineSimulator>();

    public async Task InitializeAsync()
    {
        await day.InitializeAsync();
        Line.Users.Follow(1);
        await WaysTests.Connect(day, (await day.Ome.SignIn(Hanako)).Actor.Id, Channel.Line, LineUsers.Id(1));
    }

    public Task DisposeAsync() => day.DisposeAsync();

    public void Dispose() => day.Dispose();

    [Fact]
    public async Task It_says_that_there_is_a_message_and_not_what_it_says()
    {
        await day.Tell(Hanako, secret: "山田花子さんの補助金");
        await day.SendAll();
        var sent = Assert.Single(Line.Sent);
        Assert.DoesNotContain("補助金", sent.ToString(), StringComparison.Ordinal);
        Assert.Equal(DeliveryState.Accepted, (await OnLine()).State);
        Assert.Equal(1, Line.Users.Delivered(1));
    }

    [Theory]
    [InlineData(nameof(LineFault.LostAfter))]
    [InlineData(nameof(LineFault.FailedAfter))]
    [InlineData(nameof(LineFault.LostBefore))]
    [InlineData(nameof(LineFault.Failed))]
    [InlineData(nameof(LineFault.TooMany))]
    public async Task However_it_fails_on_the_way_it_arrives_once(string fault)
    {
        Line.Fail(Enum.Parse<LineFault>(fault), times: 2);
        await day.Tell(Hanako);
        await day.SendAll();
        Assert.Equal(DeliveryState.Waiting, (await OnLine()).State);
        for (var i = 0; i < 4; i++)
        {
            day.Ome.Clock.Move(TimeSpan.FromMinutes(2));
            await day.SendAll();
        }

        Assert.Equal(DeliveryState.Accepted, (await OnLine()).State);
        Assert.Equal(1, Line.Users.Delivered(1));
    }

    [Fact]
    public async Task What_is_wrong_with_the_citys_account_loses_nothing_and_blames_nobody()
    {
        Line.Fail(LineFault.Unauthorized);
        await day.Tell(Hanako);
        await day.SendAll();
        Assert.Equal(DeliveryState.Waiting, (await OnLine()).State);
        await using var db = day.Ome.Read();
        Assert.Equal(ContactState.Open, (await db.Set<Contact>().SingleAsync()).State);
        Line.Fail(LineFault.None);
        day.Ome.Clock.Move(TimeSpan.FromMinutes(2));
        await day.SendAll();
        Assert.Equal(1, Line.Users.Delivered(1));
    }

    private async Task<Delivery> OnLine()
    {
        await using var db = day.Ome.Read();
        return await db.Set<Delivery>().SingleAsync(d => d.Channel == Channel.Line, day.Deadline);
    }
}
