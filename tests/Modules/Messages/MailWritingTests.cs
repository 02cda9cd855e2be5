using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SmartLocal.Kernel;
using SmartLocal.Messages.Mail;
using SmartLocal.Simulators.Mail;
using Mailbox = SmartLocal.Messages.Mail.Mailbox;

namespace SmartLocal.Modules.Tests.Messages;

public sealed class MailWritingTests
{
    private static readonly Mailbox City = new(Address("noreply@city.example.jp"), "架空市役所 デジタル推進課");
    private static readonly Mailbox Hanako = new(Address("hanako@example.jp"));
    private static readonly MessageId Id = new(new Guid("0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"), "mail.city.example.jp");

    /// <summary>Pieces that have each broken some mail program: emoji, rare kanji, combining marks, halves of a surrogate pair, look-alikes of encoded words.</summary>
    private static readonly Arbitrary<string> OneLineTexts = Arb.From(
        Gen.Elements("青梅市", "あ", "ｶﾞ", "か\u3099", "𠮟", "😀", "é", "a", "Re: ", " ", "\t", "\"", "\\", "=?", "?=", "=?UTF-8?B?44GC?=", "_", "\ud842", "\0", "\u2028")
            .ListOf()
            .Select(string.Concat));

    [Fact]
    public void A_mail_is_written_byte_for_byte_as_documented()
    {
        var mail = Encoding.ASCII.GetString(Write("通知書が届きました", "青梅 花子 様\nお知らせです。\n"));

        Assert.Equal(
            """
            Date: Sun, 22 Nov 2026 17:30:05 +0900
            From: =?UTF-8?B?5p6256m65biC5b255omAIOODh+OCuOOCv+ODq+aOqOmAsuiqsg==?=
             <noreply@city.example.jp>
            To: hanako@example.jp
            Message-ID: <0198a1b2c3d47e5f8a9b0c1d2e3f4a5b@mail.city.example.jp>
            Subject: =?UTF-8?B?6YCa55+l5pu444GM5bGK44GN44G+44GX44Gf?=
            MIME-Version: 1.0
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: base64
            Auto-Submitted: auto-generated

            6Z2S5qKFIOiKseWtkCDmp5gNCuOBiuefpeOCieOBm+OBp+OBmeOAgg0K

            """.ReplaceLineEndings("\r\n"),
            mail);
    }

    [Fact]
    public void Any_subject_is_read_back_as_it_was_written() =>
        Prop.ForAll(OneLineTexts, subject => MailParts.Read(Write(subject, "")).Header("Subject") == WellFormed(subject))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_read_back_with_its_line_breaks() =>
        Prop.ForAll(OneLineTexts, OneLineTexts, (first, second) =>
            MailParts.Read(Write("s", $"{first}\n{second}")).Text
                == WellFormed($"{first}\n{second}").ReplaceLineEndings("\r\n"))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_sender_name_is_read_back_as_it_was_written() =>
        Prop.ForAll(OneLineTexts, name =>
        {
            var from = new Mailbox(Address("noreply@city.example.jp"), name);
            var mail = new MimeMessage(from, Hanako, "s", "", Id, new Clock()).ToBytes();
            var decoded = MailParts.Read(mail).Header("From");
            var isQuoted = Encoding.ASCII.GetString(mail).Contains("\r\nFrom: \"", StringComparison.Ordinal);
            return (isQuoted ? Unquoted(decoded) : decoded) == (from.Name is { } kept ? WellFormed(kept) + " " : "") + WithAngles(from);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_line_is_longer_and_no_byte_other_than_every_server_takes() =>
        Prop.ForAll(OneLineTexts, subject =>
        {
            var mail = Write(subject, subject);
            var lines = Encoding.ASCII.GetString(mail).Split("\r\n");
            return mail.All(b => b is (byte)'\r' or (byte)'\n' or (>= 32 and < 127))
                && lines.All(l => l.Length <= 76 && !l.AsSpan().ContainsAny('\r', '\n'));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_long_subject_is_split_into_words_of_at_most_75_characters_that_each_stand_alone()
    {
        var subject = string.Concat(Enumerable.Repeat("生ごみ処理機器購入費補助金の交付決定𠮟😀", 20));
        var words = Encoding.ASCII.GetString(Write(subject, "")).Split("Subject: ")[1].Split("\r\nMIME-Version")[0].Split("\r\n ");

        Assert.True(words.Length > 10);
        Assert.All(words, w => Assert.InRange(w.Length, 1, 75));
        Assert.All(words, w => Assert.DoesNotContain('\uFFFD', HeaderWords.Decode(w)));
        Assert.Equal(subject, string.Concat(words.Select(HeaderWords.Decode)));
    }

    [Theory]
    [InlineData("よい知らせ\r\nBcc: victim@example.jp")]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    public void A_line_break_in_a_subject_or_name_is_a_programming_error(string value)
    {
        Assert.Throws<ArgumentException>(() => Write(value, ""));
        Assert.Throws<ArgumentException>(() => new Mailbox(Address("a@example.jp"), value));
    }

    [Theory]
    [InlineData("a@example.jp>\r\nRCPT TO:<b@example.jp")]
    [InlineData("a@example.jp>")]
    [InlineData("a@example.jp, b@example.jp")]
    [InlineData("\"a\"@example.jp")]
    [InlineData("花子@example.jp")]
    public void No_mail_can_be_written_to_what_is_no_address(string address)
    {
        Assert.True(EmailAddress.Parse(address).IsRefused);
        Assert.Throws<ArgumentException>(() => new Mailbox(default));
    }

    [Theory]
    [InlineData("hanako@example.jp", "hanako@example.jp")]
    [InlineData("hanako+tag@mail.example.jp", "hanako+tag@mail.example.jp")]
    [InlineData("ha..na.@example.jp", "\"ha..na.\"@example.jp")]
    public void Addresses_of_old_mobile_phones_are_quoted(string address, string spelled) =>
        Assert.Equal(spelled, new Mailbox(Address(address)).Spelled);

    [Fact]
    public void A_mail_sent_again_carries_the_same_id()
    {
        var delivery = new Guid("0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b");

        Assert.Equal(new MessageId(delivery, "city.example.jp"), new MessageId(delivery, "city.example.jp"));
        Assert.NotEqual(new MessageId(delivery, "city.example.jp"), new MessageId(Guid.Empty, "city.example.jp"));
        Assert.Throws<ArgumentException>(() => new MessageId(delivery, "city.example.jp>\r\nBcc: x"));
    }

    [Fact]
    public void Nothing_personal_and_no_secret_is_printed_by_accident()
    {
        var settings = new SmtpSettings
        {
            Host = "mail.example.jp", Port = 465, Security = SmtpSecurity.Tls, User = "geheim-user", Password = "geheim",
            FromAddress = Address("noreply@city.example.jp"), HeloName = "city.example.jp", MessageIdDomain = "city.example.jp",
        };
        var mail = new MimeMessage(City, Hanako, "geheim", "geheim", Id, new Clock());
        var outcomes = new MailOutcome[]
        {
            new MailOutcome.Accepted("geheim"), new MailOutcome.Refused(550, "geheim", MailStep.Recipient),
            new MailOutcome.Later(450, "geheim", MailStep.Recipient), new MailOutcome.Doubtful("geheim"),
        };

        Assert.DoesNotContain("geheim", $"{settings} {mail} {string.Join(' ', outcomes.AsEnumerable())}", StringComparison.Ordinal);
        Assert.DoesNotContain("hanako", $"{Hanako} {mail}", StringComparison.Ordinal);
    }

    private static EmailAddress Address(string text) => EmailAddress.Parse(text).Value;

    private static byte[] Write(string subject, string text) =>
        new MimeMessage(City, Hanako, subject, text, Id, new Clock()).ToBytes();

    /// <summary>Half a surrogate pair has no UTF-8 and leaves as U+FFFD.</summary>
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string WithAngles(Mailbox box) => box.Name is null ? box.Spelled : $"<{box.Spelled}>";

    /// <summary>A quoted name as a mail program shows it: without the quotes, and with what each backslash protects.</summary>
    private static string Unquoted(string header)
    {
        var end = header.LastIndexOf('"');
        var shown = new StringBuilder();
        for (var i = 1; i < end; i++)
        {
            shown.Append(header[i] == '\\' ? header[++i] : header[i]);
        }

        return shown.Append(header.AsSpan(end + 1)).ToString();
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 22, 8, 30, 5, TimeSpan.Zero);
    }
}
