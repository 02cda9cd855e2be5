using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages;
using SmartLocal.Messages.Pages;
using SmartLocal.Simulators.Line;
using SmartLocal.Simulators.Mail;

namespace SmartLocal.Modules.Tests.Messages;

/// <summary>LINE is away for an hour: whoever reads mail is told as ever, the staff's page says what is, and what waited leaves by itself.</summary>
public sealed class DeadProviderTests : IAsyncLifetime, IDisposable
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
    public async Task For_an_hour_nothing_else_slows_and_the_screen_tells_the_truth_all_along()
    {
        using var auditor = await day.AuditorsBrowser();
        Line.Fail(LineFault.Unavailable);
        for (var minute = 1; minute <= 60; minute++)
        {
            await day.Tell(Hanako);
            await day.SendAll();
            Assert.Equal(minute, await Count(Channel.Mail, DeliveryState.Accepted)); // mail has left in the same round
            Assert.Equal(minute, await Count(Channel.Line, DeliveryState.Waiting)); // and nothing is lost
            if (minute % 20 == 0)
            {
                var away = await Row(auditor, "LINE");
                Assert.Contains("応答がありません", away.TextContent, StringComparison.Ordinal);
                Assert.StartsWith($"送信待ち{minute}", Squeezed(away.QuerySelectorAll("td")[4]), StringComparison.Ordinal);
                Assert.Contains("送信できます", (await Row(auditor, "メール")).TextContent, StringComparison.Ordinal);
            }

            day.Ome.Clock.Move(TimeSpan.FromMinutes(1));
        }

        Line.Fail(LineFault.None);
        for (var minute = 0; minute < 20; minute++)
        {
            day.Ome.Clock.Move(TimeSpan.FromMinutes(1));
            await day.SendAll();
        }

        Assert.Equal(60, Line.Users.Delivered(1));
        Assert.Equal(60, await Count(Channel.Line, DeliveryState.Accepted));
        var back = await Row(auditor, "LINE");
        Assert.Contains("送信できます", back.TextContent, StringComparison.Ordinal);
        Assert.Equal("送達60", Squeezed(back.QuerySelectorAll("td")[1]));
        Assert.Contains("1秒以内 0％", back.TextContent, StringComparison.Ordinal); // it was late, and says so
        Assert.Contains("1秒以内 100％", (await Row(auditor, "メール")).TextContent, StringComparison.Ordinal);
        Assert.Equal(24, back.QuerySelectorAll("svg.hours rect").Length);
    }

    [Fact]
    public async Task What_was_given_up_goes_again_by_one_press_for_all_and_a_second_press_says_that_there_is_nothing()
    {
        Line.Fail(LineFault.Unavailable);
        for (var i = 0; i < 3; i++) await day.Tell(Hanako);
        for (var hour = 0; hour < 26; hour++)
        {
            await day.SendAll();
            day.Ome.Clock.Move(TimeSpan.FromHours(1));
        }

        Assert.Equal(3, await Count(Channel.Line, DeliveryState.GivenUp));
        Line.Fail(LineFault.None);
        using var auditor = await day.AuditorsBrowser();
        Assert.Contains("断念した3件", (await Row(auditor, "LINE")).TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, await Replay(auditor));
        await day.SendAll();
        Assert.Equal(3, Line.Users.Delivered(1));
        Assert.Equal(HttpStatusCode.Conflict, await Replay(auditor));
    }

    [Fact]
    public async Task The_office_sees_with_a_case_what_was_told_and_how_it_fared_and_not_what_it_said()
    {
        var matter = (await day.Ome.SignIn(Hanako)).Actor.Id;
        var section = new MatterDeliveries();
        await using (var db = day.Ome.Read()) Assert.Null(await section.Load(db, matter, day.Deadline));
        await day.Tell(Hanako, secret: "山田花子さんの補助金");
        Line.Fail(LineFault.Unavailable);
        await day.SendAll();
        await using var after = day.Ome.Read();
        var told = Assert.Single(Assert.IsType<MatterModel>(await section.Load(after, matter, day.Deadline)).Lines);
        Assert.Equal(("messages.mail", false), (told.TemplateKey, told.Read));
        Assert.Equal([new MatterWay("mail", "accepted"), new MatterWay("line", "waiting")], told.Ways);
        Assert.DoesNotContain("補助金", told.ToString(), StringComparison.Ordinal);
    }

    private static string Squeezed(IElement cell) => string.Concat(cell.TextContent.Where(c => !char.IsWhiteSpace(c)));

    private async Task<HttpStatusCode> Replay(HttpClient auditor)
    {
        using var nothing = new FormUrlEncodedContent([]);
        using var answer = await auditor.PostAsync(new Uri("/staff/deliveries/given-up/line", UriKind.Relative), nothing, day.Deadline);
        return answer.StatusCode;
    }

    private async Task<IElement> Row(HttpClient auditor, string channel) =>
        Assert.Single((await day.See(auditor, "/staff/deliveries")).QuerySelectorAll("#channels tbody tr"), r => r.QuerySelector("th")!.TextContent.Contains(channel, StringComparison.Ordinal));

    private async Task<int> Count(Channel channel, DeliveryState state)
    {
        await using var db = day.Ome.Read();
        return await db.Set<Delivery>().CountAsync(d => d.Channel == channel && d.State == state, day.Deadline);
    }
}
