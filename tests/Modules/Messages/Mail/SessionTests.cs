using Microsoft.Extensions.Logging.Abstractions;
using SmartLocal.Kernel;
using SmartLocal.Messages.Mail;
using SmartLocal.Simulators.Mail;
using Mailbox = SmartLocal.Messages.Mail.Mailbox;

namespace SmartLocal.Modules.Tests.Messages.Mail;

/// <summary>Several mails over one line, with whatever goes wrong between them.</summary>
public sealed class SessionTests : IAsyncLifetime, IDisposable
{
    private readonly CancellationTokenSource deadline = new(TimeSpan.FromSeconds(30));
    private readonly MailSimulator simulator = new(0, new MailLimits(), TimeProvider.System, NullLogger<MailSimulator>.Instance);
    private readonly SmtpSessions sessions = new(TimeProvider.System);
    private readonly List<MailOutcome> heard = [];

    public Task InitializeAsync() => simulator.StartAsync(CancellationToken.None);

    public async Task DisposeAsync()
    {
        await sessions.DisposeAsync();
        await simulator.DisposeAsync();
    }

    public void Dispose() => deadline.Dispose();

    [Fact]
    public async Task A_mail_that_is_refused_says_nothing_of_the_next()
    {
        var settings = Settings(simulator.Port);
        Assert.IsType<MailOutcome.Accepted>(await Send(settings, "a@example.jp"));
        Assert.IsType<MailOutcome.Refused>(await Send(settings, "unknown@example.jp"));
        Assert.IsType<MailOutcome.Later>(await Send(settings, "busy@example.jp"));
        Assert.IsType<MailOutcome.Refused>(await Send(settings, "rejected@example.jp"));
        Assert.IsType<MailOutcome.Doubtful>(await Send(settings, "lost@example.jp"));
        Assert.IsType<MailOutcome.Accepted>(await Send(settings, "b@example.jp"));

        Assert.Equal(["a@example.jp", "lost@example.jp", "b@example.jp"], simulator.Received.Select(m => m.Recipients.Single()));
        Assert.Equal(6, heard.Count);
    }

    [Fact]
    public async Task Mails_follow_each_other_on_one_line_until_the_server_wants_no_more()
    {
        await using var server = new MailScriptedServer(async s =>
        {
            await s.TakeUpToTheDot("250-hello\r\n250 LIMITS RCPTMAX=1 MAILMAX=2");
            foreach (var answer in new[] { "250 taken", "250 reset", "250 sender", "250 recipient", "354 go on" })
            {
                await s.Say(answer);
                if (answer != "354 go on") await s.Hear();
            }

            while (await s.Hear() != ".")
            {
            }

            await s.Say("250 taken");
            await s.Hear();
        });
        var settings = Settings(server.Port);

        Assert.IsType<MailOutcome.Accepted>(await Send(settings, "a@example.jp"));
        Assert.IsType<MailOutcome.Accepted>(await Send(settings, "b@example.jp"));

        Assert.Equal(
            ["EHLO city.example.jp", "MAIL FROM:<noreply@city.example.jp>", "RCPT TO:<a@example.jp>", "DATA", "X: y", "", "z", ".", "RSET",
             "MAIL FROM:<noreply@city.example.jp>", "RCPT TO:<b@example.jp>", "DATA", "X: y", "", "z", ".", "QUIT"],
            server.Heard);
    }

    [Fact]
    public async Task A_line_that_breaks_before_the_next_dot_is_no_doubt_about_the_next_mail()
    {
        await using var server = new MailScriptedServer(async s =>
        {
            await s.TakeUpToTheDot();
            await s.Say("250 taken");
            await s.Hear();
            await s.Say("250 reset");
            await s.Hear();
        });
        var settings = Settings(server.Port);
        Assert.IsType<MailOutcome.Accepted>(await Send(settings, "a@example.jp"));

        Assert.Equal(MailStep.Sender, Assert.IsType<MailOutcome.Later>(await Send(settings, "b@example.jp")).Step);
    }

    [Fact]
    public async Task A_line_that_ended_while_it_rested_costs_no_mail()
    {
        await using var server = new MailScriptedServer(async s =>
        {
            await s.TakeUpToTheDot();
            await s.Say("250 taken");
        });
        await using var session = new SmtpSession(Settings(server.Port), TimeProvider.System);
        Assert.IsType<MailOutcome.Accepted>(await session.Send(new Mailbox(EmailAddress.Parse("a@example.jp").Value), "X: y\r\n\r\nz\r\n"u8.ToArray(), deadline.Token));

        Assert.True(session.CanGoOn);
        Assert.False(await session.IsReady(deadline.Token));
        Assert.False(session.CanGoOn);
    }

    private Task<MailOutcome> Send(SmtpSettings settings, string to) =>
        sessions.Send(settings, new Mailbox(EmailAddress.Parse(to).Value), "X: y\r\n\r\nz\r\n"u8.ToArray(), deadline.Token);

    private SmtpSettings Settings(int port) => new()
    {
        Host = "127.0.0.1", Port = port, Security = SmtpSecurity.None, FromAddress = EmailAddress.Parse("noreply@city.example.jp").Value,
        HeloName = "city.example.jp", MessageIdDomain = "city.example.jp", Heard = heard.Add,
    };
}
