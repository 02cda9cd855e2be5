using System.Text;
using SmartLocal.Kernel;
using SmartLocal.Messages.Line;

namespace SmartLocal.Modules.Tests.Messages.Line;

/// <summary>What LINE tells the city, and what is refused of it.</summary>
public sealed class LineEventsTests
{
    private const string Nonce = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
    private const string Head = """ "webhookEventId":"01FZ74ASS536FW97EX38NKCZQK","timestamp":1625665242214,"mode":"active","source":{"type":"user","userId":"U0123456789abcdef0123456789abcdef"} """;

    [Fact]
    public void Every_kind_that_the_city_knows_is_read_with_who_and_when()
    {
        var events = Read($$$"""
            {"type":"follow",{{{Head}}},"replyToken":"r1","deliveryContext":{"isRedelivery":false},"follow":{"isUnblocked":true}},
            {"type":"unfollow",{{{Head}}},"deliveryContext":{"isRedelivery":true}},
            {"type":"accountLink",{{{Head}}},"replyToken":"r2","link":{"result":"ok","nonce":"{{{Nonce}}}"}},
            {"type":"accountLink",{{{Head}}},"link":{"result":"failed","nonce":"{{{Nonce}}}"}},
            {"type":"message",{{{Head}}},"replyToken":"r3","message":{"type":"text","id":"1","text":"連携"}}
            """).Value;

        Assert.Equal(["Followed", "Unfollowed", "AccountLinked", "AccountLinked", "Wrote"], events.Select(e => e.ToString()));
        Assert.All(events, e => Assert.Equal(
            ("01FZ74ASS536FW97EX38NKCZQK", Instant.From(DateTimeOffset.FromUnixTimeMilliseconds(1625665242214)), "U0123456789abcdef0123456789abcdef"), (e.Id, e.At, e.User.Value)));
        Assert.Equal(["r1", null, "r2", null, "r3"], events.Select(e => e.ReplyToken));
        Assert.Equal([false, true, false, false, false], events.Select(e => e.IsRedelivery));
        Assert.Equal([true, false], events.OfType<LineEvent.AccountLinked>().Select(e => e.IsLinked));
        Assert.All(events.OfType<LineEvent.AccountLinked>(), e => Assert.Equal(Nonce, e.Nonce.Value));
        Assert.Equal("連携", events.OfType<LineEvent.Wrote>().Single().Text);
    }

    [Fact]
    public void What_the_city_does_not_know_is_left_out()
    {
        var events = Read($$$"""
            {"type":"invented",{{{Head}}},"anything":[1,{}]},
            {"type":"message",{{{Head}}},"message":{"type":"sticker","id":"1"}},
            {"type":"follow","webhookEventId":"x","timestamp":1,"source":{"type":"group","groupId":"C1","userId":"U0123456789abcdef0123456789abcdef"}},
            {"type":"follow","webhookEventId":"x","timestamp":1},
            {"type":"accountLink",{{{Head}}},"link":{"result":"ok","nonce":"of somebody else's making"}},
            {"type":"unfollow",{{{Head}}},"new":"property"}
            """).Value;

        Assert.IsType<LineEvent.Unfollowed>(Assert.Single(events));
    }

    [Fact]
    public void Nothing_at_all_is_line_trying_whether_anybody_listens() => Assert.Empty(Read("").Value);

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"events":{}}""")]
    [InlineData("""{"events":[1]}""")]
    [InlineData("""{"events":[{}]}""")]
    [InlineData("""{"events":[{"type":1}]}""")]
    [InlineData("""{"events":[{"type":"follow","timestamp":1,"source":{"type":"user","userId":"U0123456789abcdef0123456789abcdef"}}]}""")]
    [InlineData("""{"events":[{"type":"follow","webhookEventId":"a","timestamp":"1","source":{"type":"user","userId":"U0123456789abcdef0123456789abcdef"}}]}""")]
    [InlineData("""{"events":[{"type":"follow","webhookEventId":"a","timestamp":9e99,"source":{"type":"user","userId":"U0123456789abcdef0123456789abcdef"}}]}""")]
    [InlineData("""{"events":[{"type":"follow","webhookEventId":"a","timestamp":9223372036854775807,"source":{"type":"user","userId":"U0123456789abcdef0123456789abcdef"}}]}""")]
    [InlineData("""{"events":[{"type":"message","webhookEventId":"a","timestamp":1,"source":{"type":"user","userId":"U0123456789abcdef0123456789abcdef"}}]}""")]
    [InlineData("""{"events":[{"type":"follow","source":[]}]}""")]
    public void What_is_not_of_the_form_is_refused(string body) =>
        Assert.Equal(LineEvents.Malformed, LineEvents.Read(Encoding.UTF8.GetBytes(body)).Refusal.Kind);

    [Fact]
    public void Too_much_is_refused()
    {
        Assert.Equal(LineEvents.TooMany, Read(string.Join(',', Enumerable.Repeat("""{"type":"x"}""", 101))).Refusal.Kind);
        Assert.False(Read(string.Join(',', Enumerable.Repeat("""{"type":"x"}""", 100))).IsRefused);
        Assert.Equal(LineEvents.TooMany, LineEvents.Read(new byte[LineEvents.LargestBody + 1]).Refusal.Kind);
    }

    private static Result<IReadOnlyList<LineEvent>> Read(string events) => LineEvents.Read(Encoding.UTF8.GetBytes($$"""{"destination":"U1","events":[{{events}}]}"""));
}
