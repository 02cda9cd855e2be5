using System.Text;
using SmartLocal.Messages.Mail;

namespace SmartLocal.Modules.Tests.Messages.Mail;

public sealed class BounceTests
{
    private const string Report = """
        From: MAILER-DAEMON@mx.example.jp
        Subject: Undelivered Mail
        Content-Type: multipart/report;
         report-type=delivery-status; boundary="a;b=c"

        --a;b=c
        Content-Type: text/plain

        Your mail came back.
        Final-Recipient: rfc822; nobody@example.jp
        --a;b=c
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.jp

        Original-Recipient: rfc822;hanako@example.jp
        Final-Recipient: rfc822; forwarded@example.net
        Action: failed (no such user)
        Status: 5.1.1 (unknown)
        Diagnostic-Code: smtp; 550 5.1.1
         unknown

        Final-Recipient: rfc822; <taro@example.jp>
        Action: Delayed
        Status: 4.2.2

        Final-Recipient: rfc822; incomplete@example.jp
        --a;b=c
        Content-Type: text/rfc822-headers

        From: noreply@city.example.jp
        Message-ID: <0198a1b2c3d47e5f8a9b0c1d2e3f4a5b@city.example.jp>

        --a;b=c--
        """;

    private const string Id = "<0198a1b2c3d47e5f8a9b0c1d2e3f4a5b@city.example.jp>";

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void A_notification_says_who_was_not_reached_and_which_mail_it_was(string end) => Assert.Equal(
        [new BouncedRecipient("hanako@example.jp", BounceAction.Failed, "5.1.1", Id), new BouncedRecipient("taro@example.jp", BounceAction.Delayed, "4.2.2", Id)],
        Read(Report.ReplaceLineEndings(end)));

    [Fact]
    public void A_notification_without_the_mail_leaves_its_id_open() => Assert.All(
        Read(Report.Replace("Message-ID:", "X-Other:", StringComparison.Ordinal)), r => Assert.Null(r.MessageId));

    [Fact]
    public void A_status_in_base64_is_read()
    {
        var status = "Reporting-MTA: dns; a\r\n\r\nFinal-Recipient: rfc822; hanako@example.jp\r\nAction: failed\r\nStatus: 5.0.0\r\n";
        var mail = "Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n"
            + $"Content-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(Encoding.ASCII.GetBytes(status))}\r\n--x--\r\n";

        Assert.Equal("hanako@example.jp", Assert.Single(Read(mail)).Recipient);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Subject: out of office\r\n\r\nI am away.")]
    [InlineData("Content-Type: multipart/report; report-type=disposition-notification; boundary=x\r\n\r\n--x\r\n--x--")]
    [InlineData("Content-Type: multipart/report; report-type=delivery-status\r\n\r\n--\r\n")]
    [InlineData("Content-Type: multipart/report; report-type=delivery-status; boundary=\"x")]
    public void What_is_no_notification_says_nothing(string mail) => Assert.Empty(Read(mail));

    [Fact]
    public void Any_cut_of_a_notification_is_read_without_failing() =>
        Assert.All(Enumerable.Range(0, Report.Length), length => Assert.InRange(Read(Report[..length]).Count, 0, 2));

    [Fact]
    public void Nobody_is_printed_by_accident() =>
        Assert.Equal("Failed 5.1.1", Read(Report)[0].ToString());

    private static IReadOnlyList<BouncedRecipient> Read(string mail) => Bounce.Read(Encoding.UTF8.GetBytes(mail));
}
