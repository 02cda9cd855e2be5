using System.Text;
using SmartLocal.Kernel;
using SmartLocal.Messages.Sms;
using SmartLocal.Simulators.Sms;

namespace SmartLocal.Modules.Tests.Messages.Sms;

/// <summary>Texts as they go over HTTP to the simulated gateway, and what it says of them.</summary>
public sealed class SmsTests : IAsyncLifetime, IDisposable
{
    private static readonly Guid Reference = new("0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b");

    private readonly CancellationTokenSource deadline = new(TimeSpan.FromSeconds(30));
    private readonly SmsSimulator simulator = new(new SmsLimits { PerSecond = 1_000 }, TimeProvider.System);
    private readonly SmsClient client = new(TimeProvider.System);

    public Task InitializeAsync() => simulator.StartAsync(CancellationToken.None);

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    public void Dispose()
    {
        client.Dispose();
        deadline.Dispose();
    }

    [Fact]
    public async Task A_text_arrives_as_it_was_written()
    {
        Assert.Equal(new SmsOutcome.Accepted("sim-1"), await Send("090-1234-5678", "青梅市から\nお知らせです😀"));

        var received = Assert.Single(simulator.Received);
        Assert.Equal(("+819012345678", "青梅市から\nお知らせです😀", $"{Reference:N}"), (received.To, received.Text, received.Reference));
    }

    [Fact]
    public async Task Each_failure_is_told_for_what_it_is()
    {
        Assert.Equal(new SmsOutcome.Refused("number-unknown"), await Send("090-1234-0400"));
        Assert.Equal(new SmsOutcome.Later(429, TimeSpan.FromSeconds(30)), await Send("090-1234-0429"));
        Assert.Equal(new SmsOutcome.Later(503), await Send("090-1234-0503"));
        Assert.Empty(simulator.Received);
        Assert.IsType<SmsOutcome.Doubtful>(await Send("090-1234-0502"));
        Assert.Single(simulator.Received);
    }

    [Fact]
    public async Task A_lost_answer_leaves_a_doubt_and_the_text_is_not_posted_again_unseen()
    {
        // On a line that carried a text before, HTTP clients like to try again by themselves.
        Assert.IsType<SmsOutcome.Accepted>(await Send("090-1234-5678"));

        Assert.IsType<SmsOutcome.Doubtful>(await Send("090-1234-0408"));

        Assert.Single(simulator.Received, t => t.To == "+819012340408");
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_or_does_not_know_us_is_tried_again_later()
    {
        simulator.Fault = SmsFault.Denied;
        Assert.Equal(new SmsOutcome.Later(401), await Send("090-1234-5678"));
        simulator.Fault = SmsFault.Closed;
        using var fresh = new SmsClient(TimeProvider.System);
        Assert.Equal(new SmsOutcome.Later(0), await fresh.Send(Gateway(), Number("090-1234-5678"), new SmsText("a"), Reference, deadline.Token));
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_time_leaves_a_doubt()
    {
        simulator.Fault = SmsFault.Silent;

        var outcome = await client.Send(Gateway() with { Patience = TimeSpan.FromMilliseconds(300) }, Number("090-1234-5678"), new SmsText("a"), Reference, deadline.Token);

        Assert.IsType<SmsOutcome.Doubtful>(outcome);
    }

    [Theory]
    [InlineData("090-1234-5678", "+819012345678")]
    [InlineData("０８０１２３４５６７８", "+818012345678")]
    [InlineData("+81 70 1234 5678", "+817012345678")]
    public void A_mobile_number_is_known_abroad_too(string typed, string international) => Assert.Equal(international, Number(typed).International);

    [Theory]
    [InlineData("0428-22-1111")]
    [InlineData("0120-123-456")]
    [InlineData("0800-123-4567")]
    [InlineData("050-1234-5678")]
    [InlineData("020-1234-5678")]
    public void No_other_number_takes_texts(string typed) =>
        Assert.Equal(MobileNumber.NotMobile, MobileNumber.Of(PhoneNumber.Parse(typed).Value).Refusal.Kind);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(70, 1)]
    [InlineData(71, 2)]
    [InlineData(134, 2)]
    [InlineData(135, 3)]
    [InlineData(660, 10)]
    public void A_text_is_paid_for_by_segments(int units, int segments) => Assert.Equal(segments, new SmsText(new string('あ', units)).Segments);

    [Fact]
    public void An_emoji_is_not_cut_between_two_segments()
    {
        Assert.Equal(2, new SmsText(new string('a', 65) + "😀" + new string('a', 67)).Segments);
        Assert.Equal(3, new SmsText(new string('a', 66) + "😀" + new string('a', 66)).Segments);
    }

    [Fact]
    public void What_can_not_be_sent_is_a_programming_error()
    {
        Assert.Throws<ArgumentException>(() => new SmsText(new string('あ', 661)));
        Assert.Throws<ArgumentException>(() => new SmsText(" "));
        Assert.Throws<ArgumentException>(() => SmsGateway.Demand(Gateway() with { Address = new Uri("http://sms.example.jp/") }));
        Assert.Throws<ArgumentException>(() => SmsGateway.Demand(Gateway() with { Token = "a b" }));
    }

    [Fact]
    public async Task A_receipt_says_whether_the_phone_has_the_text()
    {
        await Send("090-1234-5678");
        await Send("090-1234-0404");

        Assert.Equal(
            [new SmsReceipt("sim-1", Reference, SmsFate.Delivered), new SmsReceipt("sim-2", Reference, SmsFate.NumberUnknown)],
            simulator.Received.Select(r => SmsReceipt.Read(r.Receipt()).Value));
    }

    [Theory]
    [InlineData("", "body")]
    [InlineData("[]", "body")]
    [InlineData("""{"id":"","reference":"0198a1b2c3d47e5f8a9b0c1d2e3f4a5b","status":"delivered"}""", "id")]
    [InlineData("""{"id":"a","reference":"b","status":"delivered"}""", "reference")]
    [InlineData("""{"id":"a","reference":"0198a1b2c3d47e5f8a9b0c1d2e3f4a5b","status":"perhaps"}""", "status")]
    public void What_is_no_receipt_says_which_field_is_wrong(string posted, string field)
    {
        var refusal = SmsReceipt.Read(Encoding.UTF8.GetBytes(posted)).Refusal;

        Assert.Equal((SmsReceipt.Unreadable, field), (refusal.Kind, refusal.Values["field"]));
    }

    [Fact]
    public void Nothing_personal_is_printed_by_accident() =>
        Assert.DoesNotMatch("1234|secret", $"{Number("090-1234-5678")} {new SmsText("secret")} {Gateway() with { Token = "secret" }}");

    private Task<SmsOutcome> Send(string to, string text = "お知らせ") => client.Send(Gateway(), Number(to), new SmsText(text), Reference, deadline.Token);

    private SmsGateway Gateway() => new() { Address = new SmsStandIn(simulator).Address!, Token = SmsSimulator.Token };

    private static MobileNumber Number(string typed) => MobileNumber.Of(PhoneNumber.Parse(typed).Value).Value;
}
