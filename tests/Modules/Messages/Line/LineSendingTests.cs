using SmartLocal.Messages.Line;
using SmartLocal.Simulators.Line;

namespace SmartLocal.Modules.Tests.Messages.Line;

/// <summary>What becomes of a message, whatever LINE and the line do.</summary>
public sealed class LineSendingTests
{
    private static readonly LineUserId Hanako = LineOnLoopback.User(1);

    [Fact]
    public async Task A_message_arrives_with_its_words_and_its_button()
    {
        await using var line = await LineOnLoopback.Start();
        LineMessage[] messages = [new LineMessage.Words("青梅市です。\n\"<&\\😀"), new LineMessage.Button("お知らせが届いています。", "開く", new Uri("https://www.city.example/my?a=b&c=d"))];

        var outcome = Assert.IsType<LineOutcome.Accepted>(await line.Client.Push(Hanako, messages, LineOnLoopback.Key(1), default));

        Assert.False(outcome.IsFromBefore);
        Assert.True(Guid.TryParse(outcome.RequestId, out _));
        var sent = Assert.Single(line.Simulator.Sent);
        Assert.Equal([1], sent.To);
        Assert.Equal([new LineSaid("青梅市です。\n\"<&\\😀"), new LineSaid("お知らせが届いています。", "開く", "https://www.city.example/my?a=b&c=d")], sent.Messages);
        Assert.Equal(LineOnLoopback.Key(1), sent.RetryKey);
        Assert.Equal(2, line.Simulator.Users.Delivered(1));
    }

    [Theory]
    [InlineData(nameof(LineFault.LostAfter))]
    [InlineData(nameof(LineFault.FailedAfter))]
    public async Task A_message_that_was_taken_without_an_answer_arrives_once_when_it_is_repeated_under_its_key(string fault)
    {
        await using var line = await LineOnLoopback.Start();
        line.Simulator.Fail(Enum.Parse<LineFault>(fault), times: 1);
        LineUserId[] all = [.. Enumerable.Range(1, 500).Select(LineOnLoopback.User)];

        var first = await line.Client.Multicast(all, LineOnLoopback.Hello, LineOnLoopback.Key(1), default);
        var second = await line.Client.Multicast(all, LineOnLoopback.Hello, LineOnLoopback.Key(1), default);

        Assert.IsType<LineOutcome.Later>(first);
        Assert.True(Assert.IsType<LineOutcome.Accepted>(second).IsFromBefore);
        Assert.Equal([KeyValuePair.Create(1, 500)], line.Simulator.Users.Histogram());
    }

    [Fact]
    public async Task And_twice_under_another_key_so_it_is_the_key_that_keeps_it_to_once()
    {
        await using var line = await LineOnLoopback.Start();
        line.Simulator.Fail(LineFault.LostAfter, times: 1);

        await line.Client.Push(Hanako, LineOnLoopback.Hello, LineOnLoopback.Key(1), default);
        var second = await line.Client.Push(Hanako, LineOnLoopback.Hello, LineOnLoopback.Key(2), default);

        Assert.False(Assert.IsType<LineOutcome.Accepted>(second).IsFromBefore);
        Assert.Equal(2, line.Simulator.Users.Delivered(1));
    }

    [Theory]
    [InlineData(nameof(LineFault.LostBefore), 0)]
    [InlineData(nameof(LineFault.Failed), 500)]
    [InlineData(nameof(LineFault.Unavailable), 503)]
    [InlineData(nameof(LineFault.TooMany), 429)]
    public async Task What_was_not_taken_goes_again_and_arrives_once(string fault, int code)
    {
        await using var line = await LineOnLoopback.Start();
        line.Simulator.Fail(Enum.Parse<LineFault>(fault), times: 1);

        var first = Assert.IsType<LineOutcome.Later>(await line.Client.Push(Hanako, LineOnLoopback.Hello, LineOnLoopback.Key(1), default));
        var before = line.Simulator.Users.Delivered(1);
        var second = Assert.IsType<LineOutcome.Accepted>(await line.Client.Push(Hanako, LineOnLoopback.Hello, LineOnLoopback.Key(1), default));

        Assert.Equal((code, 0, false, 1), (first.Code, before, second.IsFromBefore, line.Simulator.Users.Delivered(1)));
        Assert.Equal(code == 503 ? TimeSpan.FromSeconds(2) : null, first.After);
    }

    [Theory]
    [InlineData(nameof(LineFault.BadRequest), 400, false)]
    [InlineData(nameof(LineFault.Unauthorized), 401, true)]
    [InlineData(nameof(LineFault.Forbidden), 403, true)]
    public async Task A_no_for_ever_says_whether_it_is_about_the_city(string fault, int code, bool aboutUs)
    {
        await using var line = await LineOnLoopback.Start();
        line.Simulator.Fail(Enum.Parse<LineFault>(fault));

        var no = Assert.IsType<LineOutcome.Refused>(await line.Client.Push(Hanako, LineOnLoopback.Hello, LineOnLoopback.Key(1), default));

        Assert.Equal((code, aboutUs), (no.Code, no.IsAboutUs));
        Assert.Equal(0, line.Simulator.Users.Delivered(1));
        Assert.DoesNotContain(no.Reason, no.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_used_up_month_is_told_from_too_many_requests_in_a_second()
    {
        await using var line = await LineOnLoopback.Start(new LineLimits { MonthlyQuota = 3 });
        LineUserId[] two = [LineOnLoopback.User(1), LineOnLoopback.User(2)];

        Assert.IsType<LineOutcome.Accepted>(await line.Client.Multicast(two, LineOnLoopback.Hello, LineOnLoopback.Key(1), default));
        Assert.IsType<LineOutcome.QuotaSpent>(await line.Client.Multicast(two, LineOnLoopback.Hello, LineOnLoopback.Key(2), default));
        Assert.IsType<LineOutcome.Accepted>(await line.Client.Push(two[0], LineOnLoopback.Hello, LineOnLoopback.Key(3), default));

        Assert.True((await line.Client.Quota(default)).Try(out var quota, out _));
        Assert.True((await line.Client.Consumption(default)).Try(out var usage, out _));
        Assert.Equal((3L, 3L), (quota.Most, usage.Sent));
    }

    [Fact]
    public async Task A_plan_without_a_limit_has_none_and_a_token_that_is_over_gives_the_reason()
    {
        await using var line = await LineOnLoopback.Start();
        Assert.True((await line.Client.Quota(default)).Try(out var quota, out _));
        Assert.Null(quota.Most);

        line.Simulator.Fail(LineFault.Unauthorized);

        Assert.False((await line.Client.Consumption(default)).Try(out _, out var why));
        Assert.Equal(401, Assert.IsType<LineOutcome.Refused>(why).Code);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_time_is_asked_for_later()
    {
        await using var line = await LineOnLoopback.Start(with: s => s with { Patience = TimeSpan.FromMilliseconds(100) });
        line.Simulator.Fail(LineFault.Hang);

        var later = Assert.IsType<LineOutcome.Later>(await line.Client.Push(Hanako, LineOnLoopback.Hello, LineOnLoopback.Key(1), default));

        Assert.Equal((0, 0), (later.Code, line.Simulator.Users.Delivered(1)));
    }

    [Fact]
    public async Task A_stop_while_the_answer_is_awaited_leaves_a_message_to_be_repeated()
    {
        await using var line = await LineOnLoopback.Start();
        line.Simulator.Fail(LineFault.Hang);
        using var stop = new CancellationTokenSource();

        var sending = line.Client.Push(Hanako, LineOnLoopback.Hello, LineOnLoopback.Key(1), stop.Token);
        while (line.Simulator.Requests == 0) await Task.Yield();
        await stop.CancelAsync();

        Assert.IsType<LineOutcome.Later>(await sending);
    }

    [Fact]
    public async Task A_stop_before_anything_left_is_a_stop()
    {
        await using var line = await LineOnLoopback.Start(with: s => s with { PushPerSecond = 1 });
        await line.Client.Push(Hanako, LineOnLoopback.Hello, LineOnLoopback.Key(1), default);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => line.Client.Push(Hanako, LineOnLoopback.Hello, LineOnLoopback.Key(2), new CancellationToken(canceled: true)));

        Assert.Equal(1, line.Simulator.Requests);
    }

    [Fact]
    public async Task Where_nobody_listens_a_message_waits()
    {
        await using var line = await LineOnLoopback.Start(with: s => s with { Api = new Uri("http://127.0.0.1:1/") });

        Assert.Equal(0, Assert.IsType<LineOutcome.Later>(await line.Client.Push(Hanako, LineOnLoopback.Hello, LineOnLoopback.Key(1), default)).Code);
    }

    [Fact]
    public async Task Whoever_blocks_the_city_gets_nothing_and_nobody_is_told_and_a_stranger_is_refused()
    {
        await using var line = await LineOnLoopback.Start();
        line.Simulator.Users.Block(1);

        Assert.IsType<LineOutcome.Accepted>(await line.Client.Push(Hanako, LineOnLoopback.Hello, LineOnLoopback.Key(1), default));
        Assert.IsType<LineOutcome.Accepted>(await line.Client.Multicast([Hanako, LineOnLoopback.Stranger, LineOnLoopback.User(2)], LineOnLoopback.Hello, LineOnLoopback.Key(2), default));
        var no = Assert.IsType<LineOutcome.Refused>(await line.Client.Push(LineOnLoopback.Stranger, LineOnLoopback.Hello, LineOnLoopback.Key(3), default));

        Assert.Equal((0, 1, 1L), (line.Simulator.Users.Delivered(1), line.Simulator.Users.Delivered(2), line.Simulator.Usage));
        Assert.Equal((400, "Failed to send messages", false), (no.Code, no.Reason, no.IsAboutUs));
    }

    [Fact]
    public async Task A_link_token_is_given_for_somebody_and_for_nobody_else()
    {
        await using var line = await LineOnLoopback.Start();

        Assert.True((await line.Client.LinkToken(Hanako, default)).Try(out var token, out _));
        Assert.False((await line.Client.LinkToken(LineOnLoopback.Stranger, default)).Try(out _, out var why));

        Assert.Equal(1, line.Simulator.Holder(token));
        Assert.IsType<LineOutcome.Refused>(why);
    }

    [Fact]
    public async Task Nobody_is_named_twice_and_nothing_leaves_without_a_key_or_beyond_the_limits()
    {
        await using var line = await LineOnLoopback.Start();
        LineUserId[] many = [.. Enumerable.Range(1, 501).Select(LineOnLoopback.User)];

        await Assert.ThrowsAsync<ArgumentException>(() => line.Client.Multicast([Hanako, LineOnLoopback.User(1)], LineOnLoopback.Hello, LineOnLoopback.Key(1), default));
        await Assert.ThrowsAsync<ArgumentException>(() => line.Client.Multicast(many, LineOnLoopback.Hello, LineOnLoopback.Key(1), default));
        await Assert.ThrowsAsync<ArgumentException>(() => line.Client.Multicast([], LineOnLoopback.Hello, LineOnLoopback.Key(1), default));
        await Assert.ThrowsAsync<ArgumentException>(() => line.Client.Push(Hanako, LineOnLoopback.Hello, Guid.Empty, default));
        await Assert.ThrowsAsync<ArgumentException>(() => line.Client.Push(Hanako, [], LineOnLoopback.Key(1), default));
        await Assert.ThrowsAsync<ArgumentException>(() => line.Client.Push(Hanako, [.. Enumerable.Repeat(LineOnLoopback.Hello[0], 6)], LineOnLoopback.Key(1), default));
        Assert.Equal(0, line.Simulator.Requests);
    }
}
