using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using SmartLocal.Kernel;
using SmartLocal.Messages.Mail;
using SmartLocal.Simulators.Mail;
using Mailbox = SmartLocal.Messages.Mail.Mailbox;

namespace SmartLocal.Modules.Tests.Messages;

/// <summary>The conversation as it goes over TCP with the simulated mail server.</summary>
public sealed class MailSendingTests : IAsyncLifetime, IDisposable
{
    private readonly CancellationTokenSource deadline = new(TimeSpan.FromSeconds(30));
    private readonly MailSimulator simulator = new(0, new MailLimits { MessageBytes = 20_000 }, TimeProvider.System, NullLogger<MailSimulator>.Instance);

    public Task InitializeAsync() => simulator.StartAsync(CancellationToken.None);

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    public void Dispose() => deadline.Dispose();

    [Fact]
    public async Task A_notice_arrives_as_it_was_written()
    {
        var settings = Settings();
        var mail = new MimeMessage(
            settings.From, new Mailbox(EmailAddress.Parse("hanako@example.jp").Value), "交付決定のお知らせ", "花子 様\n通知書を見る: http://localhost:5080/inbox",
            new MessageId(new Guid("0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"), "city.example.jp"), TimeProvider.System);
        var waiting = simulator.WaitFor(m => m.Recipients.Contains("hanako@example.jp"), deadline.Token);

        var outcome = await OneMail.Send(settings, mail.To, mail.ToBytes(), deadline.Token);

        Assert.IsType<MailOutcome.Accepted>(outcome);
        var received = await waiting;
        Assert.Equal("交付決定のお知らせ", received.Subject);
        Assert.Equal("花子 様\r\n通知書を見る: http://localhost:5080/inbox", received.Text);
        Assert.Equal("架空市役所 <noreply@city.example.jp>", received.Parts.Header("From"));
        Assert.Equal("noreply@city.example.jp", received.Sender);
        Assert.Equal("<0198a1b2c3d47e5f8a9b0c1d2e3f4a5b@city.example.jp>", received.MessageId);
        Assert.Equal(mail.ToBytes(), received.Raw.ToArray());
    }

    [Fact]
    public void Lines_of_dots_arrive_unchanged() => Prop.ForAll(
        Arb.From(Gen.Elements("", ".", "..", ".a", "a.", "...").ListOf()),
        lines =>
        {
            var mail = "X: y\r\n\r\n" + string.Concat(lines.Select(l => l + "\r\n"));
            simulator.Empty();
            Assert.IsType<MailOutcome.Accepted>(Send("hanako@example.jp", mail).GetAwaiter().GetResult());
            return Encoding.ASCII.GetString(simulator.Received.Single().Raw.Span) == mail;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Theory]
    [InlineData("a\nb\r\n")]
    [InlineData("a\rb\r\n")]
    [InlineData("\n")]
    [InlineData("a\r")]
    public async Task A_mail_with_bare_line_breaks_is_a_programming_error(string mail) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Send("hanako@example.jp", mail));

    [Fact]
    public async Task An_old_mobile_address_is_reached()
    {
        Assert.IsType<MailOutcome.Accepted>(await Send("ha..na.@example.jp"));
        Assert.Equal("ha..na.@example.jp", simulator.Received.Single().Recipients.Single());
    }

    [Theory]
    [InlineData("hanako+busy@example.jp", MailFault.None)]
    [InlineData("hanako@example.jp", MailFault.Busy)]
    public async Task A_busy_mailbox_is_tried_again_later(string to, MailFault fault)
    {
        simulator.Fault = fault;

        var later = Assert.IsType<MailOutcome.Later>(await Send(to));

        Assert.Equal((450, MailStep.Recipient), (later.Code, later.Step));
        Assert.Empty(simulator.Received);
    }

    [Theory]
    [InlineData("unknown@example.jp", MailFault.None)]
    [InlineData("hanako@example.jp", MailFault.Unknown)]
    public async Task An_unknown_mailbox_is_given_up(string to, MailFault fault)
    {
        simulator.Fault = fault;

        var refused = Assert.IsType<MailOutcome.Refused>(await Send(to));

        Assert.Equal((550, MailStep.Recipient), (refused.Code, refused.Step));
        Assert.Contains("No such mailbox", refused.Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hanako+rejected@example.jp", MailFault.None)]
    [InlineData("hanako@example.jp", MailFault.Rejected)]
    public async Task A_mail_whose_content_is_refused_is_given_up(string to, MailFault fault)
    {
        simulator.Fault = fault;

        var refused = Assert.IsType<MailOutcome.Refused>(await Send(to));

        Assert.Equal((554, MailStep.HandedOver), (refused.Code, refused.Step));
        Assert.Empty(simulator.Received);
    }

    [Theory]
    [InlineData("hanako+lost@example.jp", MailFault.None)]
    [InlineData("hanako@example.jp", MailFault.Lost)]
    public async Task A_line_that_breaks_after_the_final_dot_leaves_a_doubt(string to, MailFault fault)
    {
        simulator.Fault = fault;

        Assert.IsType<MailOutcome.Doubtful>(await Send(to));
        Assert.Single(simulator.Received);
    }

    [Fact]
    public async Task A_server_that_does_not_greet_is_tried_again_later()
    {
        simulator.Fault = MailFault.Silent;
        var settings = Settings() with { Patience = new SmtpPatience { Command = TimeSpan.FromMilliseconds(50) } };

        var later = Assert.IsType<MailOutcome.Later>(await Send("hanako@example.jp", settings: settings));

        Assert.Equal((0, MailStep.Greeting), (later.Code, later.Step));
    }

    [Fact]
    public async Task A_closed_port_is_tried_again_later_and_works_when_it_opens()
    {
        simulator.Fault = MailFault.Closed;
        var later = Assert.IsType<MailOutcome.Later>(await Send("hanako@example.jp"));
        Assert.Equal((0, MailStep.Connect), (later.Code, later.Step));

        simulator.Fault = MailFault.None;
        Assert.IsType<MailOutcome.Accepted>(await Send("hanako@example.jp"));
    }

    [Fact]
    public async Task A_mail_larger_than_SIZE_is_refused_before_it_is_sent()
    {
        var refused = Assert.IsType<MailOutcome.Refused>(
            await Send("hanako@example.jp", string.Concat(Enumerable.Repeat("0123456789\r\n", 2_000))));

        Assert.Equal((552, MailStep.Sender), (refused.Code, refused.Step));
    }

    [Fact]
    public async Task A_stop_before_the_mail_is_handed_over_is_a_cancellation()
    {
        simulator.Fault = MailFault.Silent;
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Send("hanako@example.jp", ct: stop.Token));
    }

    [Fact]
    public void A_password_is_never_sent_in_clear() =>
        Assert.Throws<ArgumentException>(() => SmtpSettings.Demand(Settings() with { User = "u", Password = "p" }));

    private Task<MailOutcome> Send(string to, string mail = "X: y\r\n\r\nz\r\n", SmtpSettings? settings = null, CancellationToken? ct = null) =>
        OneMail.Send(settings ?? Settings(), new Mailbox(EmailAddress.Parse(to).Value), Encoding.ASCII.GetBytes(mail), ct ?? deadline.Token);

    private SmtpSettings Settings() => new()
    {
        Host = "127.0.0.1",
        Port = simulator.Port,
        Security = SmtpSecurity.None,
        FromAddress = EmailAddress.Parse("noreply@city.example.jp").Value,
        FromName = "架空市役所",
        HeloName = "city.example.jp",
        MessageIdDomain = "city.example.jp",
    };
}
