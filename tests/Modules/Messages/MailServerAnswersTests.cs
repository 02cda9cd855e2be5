using SmartLocal.Kernel;
using SmartLocal.Messages.Mail;

namespace SmartLocal.Modules.Tests.Messages;

/// <summary>What becomes of a mail when the server answers in an unusual way, and when the line is encrypted.</summary>
public sealed class MailServerAnswersTests : IDisposable
{
    private readonly CancellationTokenSource deadline = new(TimeSpan.FromSeconds(30));

    public void Dispose() => deadline.Dispose();

    [Fact]
    public async Task Replies_of_many_lines_are_one_answer()
    {
        await using var server = new MailScriptedServer(async s =>
        {
            await s.TakeUpToTheDot("250-hello\r\n250-SIZE\r\n250-X-OTHER a b\r\n250 HELP");
            await s.Say("250-taken\r\n250-and kept\r\n250 as 42");
            await s.Hear();
            await s.Say("221 bye");
        });

        Assert.Equal(new MailOutcome.Accepted("taken and kept as 42"), await Send(server));
        Assert.Equal(
            ["EHLO city.example.jp", "MAIL FROM:<noreply@city.example.jp> SIZE=11", "RCPT TO:<hanako@example.jp>", "DATA", "X: y", "", "z", ".", "QUIT"],
            server.Heard);
    }

    [Theory]
    [InlineData("999 what")]
    [InlineData("hello there")]
    [InlineData("250-a\r\n251 b")]
    [InlineData("25")]
    [InlineData("354 go on")]
    public async Task An_answer_to_the_mail_that_means_nothing_leaves_a_doubt(string answer)
    {
        await using var server = new MailScriptedServer(async s =>
        {
            await s.TakeUpToTheDot();
            await s.Say(answer);
        });

        Assert.IsType<MailOutcome.Doubtful>(await Send(server));
    }

    [Fact]
    public async Task An_answer_to_the_mail_that_does_not_come_in_time_leaves_a_doubt()
    {
        await using var server = new MailScriptedServer(async s =>
        {
            await s.TakeUpToTheDot();
            await s.Hear();
        });

        Assert.IsType<MailOutcome.Doubtful>(
            await Send(server, s => s with { Patience = new SmtpPatience { Message = TimeSpan.FromMilliseconds(50) } }));
    }

    [Fact]
    public async Task A_stop_after_the_mail_is_handed_over_leaves_a_doubt()
    {
        using var stop = new CancellationTokenSource();
        await using var server = new MailScriptedServer(async s =>
        {
            await s.TakeUpToTheDot();
            await stop.CancelAsync();
            await s.Hear();
        });

        Assert.IsType<MailOutcome.Doubtful>(await Send(server, ct: stop.Token));
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        await using var longLine = new MailScriptedServer(s => s.Say("220 " + new string('a', 5_000)));
        await using var manyLines = new MailScriptedServer(s => s.Say(string.Concat(Enumerable.Repeat("220-a\r\n", 200))));

        Assert.Equal(MailStep.Greeting, Assert.IsType<MailOutcome.Later>(await Send(longLine)).Step);
        Assert.Equal(MailStep.Greeting, Assert.IsType<MailOutcome.Later>(await Send(manyLines)).Step);
    }

    [Fact]
    public async Task A_line_that_breaks_before_the_final_dot_is_no_doubt()
    {
        await using var server = new MailScriptedServer(async s =>
        {
            await s.Say("220 ready");
            await s.Hear();
            await s.Say("250 hello");
            await s.Hear();
        });

        var later = Assert.IsType<MailOutcome.Later>(await Send(server));
        Assert.Equal(MailStep.Sender, later.Step);
    }

    [Theory]
    [InlineData("554 we do not talk to you")]
    [InlineData("421 closing")]
    public async Task A_no_that_is_about_us_does_not_give_up_the_mail(string greeting)
    {
        await using var server = new MailScriptedServer(async s =>
        {
            await s.Say(greeting);
            await s.Hear();
        });

        Assert.Equal(MailStep.Greeting, Assert.IsType<MailOutcome.Later>(await Send(server)).Step);
    }

    [Fact]
    public async Task With_STARTTLS_the_mail_and_the_password_travel_encrypted()
    {
        await using var server = new MailScriptedServer(async s =>
        {
            await s.Say("220 ready");
            await s.Hear();
            await s.Say("250-hello\r\n250 STARTTLS");
            await s.Hear();
            await s.Say("220 go ahead");
            await s.Encrypt();
            await s.Hear();
            await s.Say("250-hello again\r\n250 AUTH LOGIN PLAIN");
            await s.Hear();
            await s.Say("235 welcome");
            await s.Hear();
            await s.Say("550 no");
        });

        await Send(server, s => Trusting(s) with { Security = SmtpSecurity.StartTls, User = "city", Password = "ひみつ" });

        Assert.Equal(
            ["EHLO city.example.jp", "STARTTLS", "EHLO city.example.jp", "AUTH PLAIN AGNpdHkA44Gy44G/44Gk", "MAIL FROM:<noreply@city.example.jp>"],
            server.Heard.Take(5));
    }

    [Fact]
    public async Task With_TLS_nothing_is_said_in_clear()
    {
        await using var server = new MailScriptedServer(async s =>
        {
            await s.Encrypt();
            await s.TakeUpToTheDot();
            await s.Say("250 taken");
            await s.Hear();
        });

        Assert.Equal(
            new MailOutcome.Accepted("taken"), await Send(server, s => Trusting(s) with { Security = SmtpSecurity.Tls }));
    }

    [Fact]
    public async Task A_server_without_STARTTLS_gets_no_mail()
    {
        await using var server = new MailScriptedServer(async s =>
        {
            await s.Say("220 ready");
            await s.Hear();
            await s.Say("250 hello");
            await s.Hear();
        });

        var later = Assert.IsType<MailOutcome.Later>(await Send(server, s => Trusting(s) with { Security = SmtpSecurity.StartTls }));

        Assert.Equal(MailStep.Security, later.Step);
        Assert.Equal(["EHLO city.example.jp", ""], server.Heard.Concat([""]).Take(2));
    }

    [Fact]
    public async Task A_word_slipped_in_before_encryption_ends_the_conversation()
    {
        await using var server = new MailScriptedServer(async s =>
        {
            await s.Say("220 ready");
            await s.Hear();
            await s.Say("250-hello\r\n250 STARTTLS");
            await s.Hear();
            await s.Say("220 go ahead\r\n250 AUTH PLAIN");
            await s.Encrypt();
            await s.Hear();
        });

        var later = Assert.IsType<MailOutcome.Later>(await Send(server, s => Trusting(s) with { Security = SmtpSecurity.StartTls }));

        Assert.Equal(MailStep.Security, later.Step);
    }

    [Fact]
    public async Task A_server_that_nobody_vouches_for_gets_no_mail()
    {
        await using var server = new MailScriptedServer(async s =>
        {
            await s.Encrypt();
            await s.TakeUpToTheDot();
        });

        var later = Assert.IsType<MailOutcome.Later>(await Send(server, s => s with { Security = SmtpSecurity.Tls }));

        Assert.Equal(MailStep.Security, later.Step);
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("EHLO", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_password_does_not_give_up_the_mail()
    {
        await using var server = new MailScriptedServer(async s =>
        {
            await s.Encrypt();
            await s.Say("220 ready");
            await s.Hear();
            await s.Say("250-hello\r\n250 AUTH PLAIN");
            await s.Hear();
            await s.Say("535 wrong");
            await s.Hear();
        });

        Assert.Equal(
            new MailOutcome.Later(535, "wrong", MailStep.SignIn),
            await Send(server, s => Trusting(s) with { Security = SmtpSecurity.Tls, User = "city", Password = "wrong" }));
    }

    private static SmtpSettings Trusting(SmtpSettings settings) =>
        settings with { TrustedRoot = MailScriptedServer.Certificate };

    private Task<MailOutcome> Send(
        MailScriptedServer server, Func<SmtpSettings, SmtpSettings>? change = null, CancellationToken? ct = null)
    {
        var settings = new SmtpSettings
        {
            Host = "localhost",
            Port = server.Port,
            Security = SmtpSecurity.None,
            FromAddress = EmailAddress.Parse("noreply@city.example.jp").Value,
            HeloName = "city.example.jp",
            MessageIdDomain = "city.example.jp",
        };
        return OneMail.Send(change?.Invoke(settings) ?? settings, new Mailbox(EmailAddress.Parse("hanako@example.jp").Value), "X: y\r\n\r\nz\r\n"u8.ToArray(), ct ?? deadline.Token);
    }
}
