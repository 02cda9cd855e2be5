using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using SmartLocal.Simulators.Mail;

namespace SmartLocal.Modules.Tests.Simulators;

/// <summary>The simulated server as any SMTP client meets it, typed by hand.</summary>
public sealed class MailSimulatorTests : IAsyncLifetime, IDisposable
{
    private static readonly MailLimits Small = new() { Recipients = 2, Connections = 2, LineBytes = 100, MessageBytes = 500, Kept = 3 };

    private readonly CancellationTokenSource deadline = new(TimeSpan.FromSeconds(30));
    private readonly MailSimulator simulator = new(0, Small, TimeProvider.System, NullLogger<MailSimulator>.Instance);

    public Task InitializeAsync() => simulator.StartAsync(CancellationToken.None);

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    public void Dispose() => deadline.Dispose();

    [Fact]
    public async Task Commands_sent_all_at_once_are_answered_in_their_order()
    {
        var answers = await Talk(
            "EHLO a", "MAIL FROM:<a@example.jp> BODY=8BITMIME", "RCPT TO:<b@example.jp>", "RCPT TO:<unknown@example.jp>", "DATA", "X: y", "", "z", ".", "QUIT");

        Assert.Equal(["220", "250-", "250-", "250-", "250", "250", "250", "550", "354", "250", "221"], Codes(answers));
        Assert.Equal(["b@example.jp"], simulator.Received.Single().Recipients);
    }

    [Theory]
    [InlineData("503", "MAIL FROM:<a@example.jp>")]
    [InlineData("503", "EHLO a", "RCPT TO:<a@example.jp>")]
    [InlineData("503", "EHLO a", "DATA")]
    [InlineData("503", "EHLO a", "MAIL FROM:<a@example.jp>", "RSET", "RCPT TO:<a@example.jp>")]
    [InlineData("501", "EHLO a", "MAIL FROM: a@example.jp")]
    [InlineData("501", "EHLO a", "MAIL FROM:<a@example.jp>", "RCPT TO:<>")]
    [InlineData("552", "EHLO a", "MAIL FROM:<a@example.jp> SIZE=501")]
    [InlineData("555", "EHLO a", "MAIL FROM:<a@example.jp> X=1")]
    [InlineData("502", "EXPN a")]
    [InlineData("452", "EHLO a", "MAIL FROM:<>", "RCPT TO:<a@a>", "RCPT TO:<b@a>", "RCPT TO:<c@a>")]
    [InlineData("250", "NOOP")]
    public async Task A_command_out_of_order_or_over_a_limit_is_answered_as_the_standard_says(string code, params string[] commands)
    {
        var answers = await Talk([.. commands, "QUIT"]);

        Assert.Equal(code, Codes(answers)[^2]);
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_refused_and_the_next_is_heard()
    {
        var answers = await Talk("EHLO " + new string('a', 20_000), "NOOP", "QUIT");

        Assert.Equal(["220", "250-", "250-", "250-", "250", "250", "221"], Codes(answers).Select(c => c == "500" ? "250-" : c).Take(7));
    }

    [Fact]
    public async Task A_mail_that_grows_over_the_limit_is_refused_at_its_end()
    {
        string[] lines = [.. Enumerable.Repeat(new string('a', 60), 20)];

        var answers = await Talk(["EHLO a", "MAIL FROM:<a@example.jp>", "RCPT TO:<b@example.jp>", "DATA", .. lines, ".", "QUIT"]);

        Assert.Equal("552", Codes(answers)[^2]);
        Assert.Empty(simulator.Received);
    }

    [Fact]
    public async Task Only_CRLF_ends_a_mail()
    {
        await Talk(
            "EHLO a", "MAIL FROM:<a@example.jp>", "RCPT TO:<b@example.jp>", "DATA",
            "X: y", "", "z\n.\nMAIL FROM:<smuggled@example.jp>", ".", "QUIT");

        Assert.Equal("z\n.\nMAIL FROM:<smuggled@example.jp>\r\n", simulator.Received.Single().Text);
    }

    [Fact]
    public async Task The_oldest_mails_are_forgotten_and_numbers_go_on()
    {
        for (var i = 0; i < 5; i++)
        {
            await Mail($"Subject: {i}");
        }

        Assert.Equal([(3L, "2"), (4L, "3"), (5L, "4")], simulator.Received.Select(m => (m.Number, m.Subject)));
    }

    [Fact]
    public async Task Whoever_waits_for_a_mail_gets_it_whether_it_came_before_or_after()
    {
        var after = simulator.WaitFor(m => m.Subject == "b", deadline.Token);
        await Mail("Subject: a");
        Assert.False(after.IsCompleted);
        await Mail("Subject: b");

        Assert.Equal("b", (await after).Subject);
        Assert.Equal("a", (await simulator.WaitFor(m => m.Subject == "a", deadline.Token)).Subject);
    }

    [Fact]
    public async Task One_connection_too_many_is_told_to_come_back()
    {
        using var first = await Connect();
        using var second = await Connect();

        Assert.StartsWith("421", await Greeting(await Connect()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_server_greets_when_the_fault_is_over()
    {
        simulator.Fault = MailFault.Silent;
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", simulator.Port, deadline.Token);
        var greeting = Greeting(client);
        Assert.False(greeting.IsCompleted);

        simulator.Fault = MailFault.None;

        Assert.StartsWith("220", await greeting, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Subject: =?utf-8?q?caf=C3=A9_au_lait?=", "café au lait")]
    [InlineData("Subject: =?UTF-8?B?6Z2S?=\r\n =?UTF-8?B?5qKF?=", "青梅")]
    [InlineData("Subject: =?UTF-8?B?6Z2S?= and =?UTF-8?B?5qKF?=", "青 and 梅")]
    [InlineData("Subject: plain\r\n folded", "plain folded")]
    [InlineData("Subject: =?UTF-8?B?6Z0=?=\r\n =?UTF-8?B?kg==?=", "\uFFFD\uFFFD")]
    [InlineData("Subject: =?UTF-8?B?!?=", "=?UTF-8?B?!?=")]
    public void Subjects_are_read_as_a_mail_program_reads_them(string header, string subject) =>
        Assert.Equal(subject, MailParts.Read(Encoding.ASCII.GetBytes(header + "\r\n\r\n")).Header("subject"));

    private static List<string> Codes(string answers) =>
        [.. answers.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l[3] == '-' ? l[..4] : l[..3])];

    private Task<string> Mail(string header) =>
        Talk("EHLO a", "MAIL FROM:<a@example.jp>", "RCPT TO:<b@example.jp>", "DATA", header, "", ".", "QUIT");

    private async Task<string> Talk(params string[] lines)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", simulator.Port, deadline.Token);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\n"), deadline.Token);
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync(deadline.Token);
    }

    private async Task<TcpClient> Connect()
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", simulator.Port, deadline.Token);
        return client;
    }

    private async Task<string?> Greeting(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadLineAsync(deadline.Token);
    }
}
