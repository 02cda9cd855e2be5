using System.Net;
using System.Text;
using SmartLocal.Messages.Push;
using SmartLocal.Simulators.Push;

namespace SmartLocal.Modules.Tests.Messages.Push;

/// <summary>What becomes of a push message, whatever the service and the line do.</summary>
public sealed class PushSendingTests(PushOnLoopback push) : IClassFixture<PushOnLoopback>
{
    [Fact]
    public async Task A_message_arrives_and_the_service_reads_only_how_to_treat_it()
    {
        var (browser, subscription) = push.Subscribe();
        var options = new PushOptions { Ttl = TimeSpan.FromHours(1), Urgency = PushUrgency.High, Topic = "a-topic_1" };

        Assert.IsType<PushOutcome.Accepted>(await Send(subscription, """{"title":"青梅市 😀","body":"届いています"}""", options));

        var came = Assert.Single(push.At(browser));
        Assert.Equal(("青梅市 😀", "届いています"), (came.Title, came.Body));
        Assert.Equal((3_600, "high", "a-topic_1"), (came.Ttl, came.Urgency, came.Topic));
    }

    [Fact]
    public async Task The_longest_message_is_taken()
    {
        var (browser, subscription) = push.Subscribe();
        var longest = new string('a', PushEncryption.MaxPayload);

        Assert.IsType<PushOutcome.Accepted>(await Send(subscription, longest));
        Assert.Equal(longest, Assert.Single(push.At(browser)).Text);
    }

    [Theory]
    [InlineData(nameof(PushFault.Unknown), "Gone", 404)]
    [InlineData(nameof(PushFault.Ended), "Gone", 410)]
    [InlineData(nameof(PushFault.TooMany), "Later", 429)]
    [InlineData(nameof(PushFault.Busy), "Later", 503)]
    [InlineData(nameof(PushFault.Broken), "Later", 500)]
    [InlineData(nameof(PushFault.TooLarge), "Refused", 413)]
    [InlineData(nameof(PushFault.Rejected), "Refused", 400)]
    [InlineData(nameof(PushFault.Unbelieved), "Refused", 401)]
    [InlineData(nameof(PushFault.Forbidden), "Refused", 403)]
    [InlineData(nameof(PushFault.Elsewhere), "Refused", 307)]
    public async Task Each_answer_has_its_meaning(string fault, string meaning, int code)
    {
        var (browser, subscription) = push.Subscribe(Enum.Parse<PushFault>(fault));

        var outcome = await Send(subscription);

        Assert.Equal((meaning, code), outcome switch
        {
            PushOutcome.Gone gone => ("Gone", gone.Code),
            PushOutcome.Later later => ("Later", later.Code),
            PushOutcome.Refused refused => ("Refused", refused.Code),
            _ => (outcome.ToString()!, 0),
        });
        if (outcome is PushOutcome.Later { Code: not 500 } asked) Assert.Equal(TimeSpan.FromSeconds(30), asked.After);
        Assert.Empty(push.At(browser));
    }

    [Theory]
    [InlineData(nameof(PushFault.Cut), 0)]
    [InlineData(nameof(PushFault.Lost), 1)]
    public async Task A_line_that_breaks_before_the_answer_leaves_a_doubt(string fault, int arrived)
    {
        var (browser, subscription) = push.Subscribe(Enum.Parse<PushFault>(fault));

        Assert.IsType<PushOutcome.Doubtful>(await Send(subscription));
        Assert.Equal(arrived, push.At(browser).Count);
    }

    [Fact]
    public async Task A_service_that_says_nothing_is_not_waited_for_without_end()
    {
        var (_, subscription) = push.Subscribe();
        push.Simulator.Fault = PushFault.Silent;
        try
        {
            using var client = push.Client(new PushPatience { Answer = TimeSpan.FromMilliseconds(200) });
            Assert.IsType<PushOutcome.Doubtful>(await client.Send(subscription, "a"u8.ToArray(), PushOnLoopback.Usual, CancellationToken.None));
        }
        finally
        {
            push.Simulator.Fault = PushFault.None;
        }
    }

    [Fact]
    public async Task An_answer_that_never_ends_holds_nobody_up()
    {
        var (browser, subscription) = push.Subscribe(PushFault.Endless);

        Assert.IsType<PushOutcome.Accepted>(await Send(subscription));
        Assert.Single(push.At(browser));
    }

    [Fact]
    public async Task A_browser_that_turned_notifications_off_is_gone()
    {
        var (browser, subscription) = push.Subscribe();
        push.Simulator.End(browser);

        Assert.Equal(410, Assert.IsType<PushOutcome.Gone>(await Send(subscription)).Code);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.8")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    public async Task A_push_service_whose_name_leads_into_our_own_network_is_not_asked(string address)
    {
        var subscription = Elsewhere("https://fcm.googleapis.com/fcm/send/a");
        using var client = push.Client(resolve: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(address)]));

        var outcome = Assert.IsType<PushOutcome.Later>(await client.Send(subscription, "a"u8.ToArray(), PushOnLoopback.Usual, CancellationToken.None));

        Assert.Contains("no public address", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_is_of_no_push_service_is_not_even_looked_up()
    {
        using var client = push.Client(resolve: (host, _) => throw new InvalidOperationException(host));

        Assert.Equal(0, Assert.IsType<PushOutcome.Refused>(await client.Send(Elsewhere("https://intranet.example/a"), "a"u8.ToArray(), PushOnLoopback.Usual, CancellationToken.None)).Code);
    }

    [Fact]
    public void What_no_service_takes_cannot_be_asked_for()
    {
        Assert.Throws<ArgumentException>(() => PushOnLoopback.Usual with { Topic = new string('a', 33) });
        Assert.Throws<ArgumentException>(() => PushOnLoopback.Usual with { Topic = "a b" });
        Assert.Throws<ArgumentException>(() => PushOnLoopback.Usual with { Topic = "" });
        Assert.Throws<ArgumentOutOfRangeException>(() => PushOnLoopback.Usual with { Ttl = TimeSpan.FromDays(29) });
        Assert.Throws<ArgumentOutOfRangeException>(() => PushOnLoopback.Usual with { Ttl = TimeSpan.FromSeconds(-1) });
    }

    private PushSubscription Elsewhere(string endpoint)
    {
        var (browser, _) = push.Subscribe();
        return PushSubscription.Parse(browser.Subscription.Replace(browser.Endpoint.AbsoluteUri, endpoint, StringComparison.Ordinal)).Value;
    }

    private async Task<PushOutcome> Send(PushSubscription subscription, string payload = "a", PushOptions? options = null)
    {
        using var client = push.Client();
        return await client.Send(subscription, Encoding.UTF8.GetBytes(payload), options ?? PushOnLoopback.Usual, CancellationToken.None);
    }
}
