using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SmartLocal.Kernel;
using SmartLocal.Messages.Mail;
using SmartLocal.Platform.Keys;
using Mailbox = SmartLocal.Messages.Mail.Mailbox;

namespace SmartLocal.Modules.Tests.Messages.Mail;

public sealed class DkimTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dkim-").FullName;
    private readonly CityKeys keys;
    private readonly DkimKey key;

    public DkimTests() => key = new DkimKey(keys = new CityKeys(folder));

    public void Dispose()
    {
        key.Dispose();
        keys.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void The_examples_of_the_standard_have_the_form_that_it_gives()
    {
        Assert.Equal("a:X", DkimForm.Header("A: X"));
        Assert.Equal("b:Y Z", DkimForm.Header("B : Y\t\r\n\tZ  "));
        Assert.Equal(" C\r\nD E\r\n", DkimForm.Body(" C \r\nD \t E\r\n\r\n\r\n"));
        // The digest that RFC 6376 section 3.4.4 names for an empty body.
        Assert.Equal("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(DkimForm.Body("\r\n\r\n")))));
    }

    [Theory]
    [InlineData("a", "a\r\n")]
    [InlineData("\r\na\r\n\r\nb\r\n", "\r\na\r\n\r\nb\r\n")]
    [InlineData("a \r\n \t\r\nb", "a\r\n\r\nb\r\n")]
    public void Only_empty_lines_at_the_end_are_none(string body, string form) => Assert.Equal(form, DkimForm.Body(body));

    [Fact]
    public void A_signature_can_be_checked_by_hand()
    {
        var mail = Encoding.ASCII.GetString(Write(new("smartlocal", "city.example.jp")));

        Assert.StartsWith("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n d=city.example.jp;\r\n s=smartlocal; t=1795336205;\r\n h=from:from:to:", mail, StringComparison.Ordinal);
        Assert.DoesNotContain(" l=", mail, StringComparison.Ordinal);
        Assert.True(IsSound(mail));
        // White space and folding may change on the way, words may not.
        Assert.True(IsSound(mail.Replace("MIME-Version: 1.0", "MIME-Version:  1.0 ", StringComparison.Ordinal)));
        Assert.False(IsSound(mail.Replace("To: hanako", "To: taro", StringComparison.Ordinal)));
        Assert.False(IsSound(mail.Replace("\r\n\r\n", "\r\n\r\nAAAA\r\n", StringComparison.Ordinal)));
        Assert.False(IsSound(mail.Replace("One-Click", "Two-Click", StringComparison.Ordinal)));
        Assert.False(IsSound(mail.Replace("\r\nTo:", "\r\nFrom: mayor@city.example.jp\r\nTo:", StringComparison.Ordinal)));
        Assert.All(mail.Split("\r\n"), line => Assert.InRange(line.Length, 0, 76));
    }

    [Fact]
    public void The_same_mail_leaves_as_the_same_bytes() =>
        Assert.Equal(Write(new("smartlocal", "city.example.jp")), Write(new("smartlocal", "city.example.jp")));

    [Fact]
    public void The_key_has_2048_bits_and_is_the_same_after_a_restart()
    {
        using var other = new CityKeys(folder);
        using var again = new DkimKey(other);

        Assert.Equal(key.Record, again.Record);
        using var rsa = Public();
        Assert.Equal(2_048, rsa.KeySize);
        Assert.Throws<ArgumentException>(() => keys.Own("../origin", () => ""));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "own-mail.pem")));
    }

    [Fact]
    public void The_records_are_printed_with_their_names_and_in_pieces_that_a_zone_takes()
    {
        var text = string.Join('\n', new MailRecords("city.example.jp", new("smartlocal", "city.example.jp"), key.Record, ["mail.example.jp", "192.0.2.1"]).Lines());

        Assert.Contains("smartlocal._domainkey.city.example.jp", text, StringComparison.Ordinal);
        Assert.Contains(key.Record, text, StringComparison.Ordinal);
        Assert.Contains("v=spf1 a:mail.example.jp ip4:192.0.2.1 -all", text, StringComparison.Ordinal);
        Assert.Contains("_dmarc.city.example.jp", text, StringComparison.Ordinal);
        Assert.DoesNotContain("WRONG", text, StringComparison.Ordinal);
        var pieces = Regex.Matches(text.Split("IN TXT (")[1].Split(')')[0], "\"(?<piece>[^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => m.Groups["piece"].Value).ToList();
        Assert.All(pieces, p => Assert.InRange(p.Length, 1, 255));
        Assert.Equal(key.Record, string.Concat(pieces));
        Assert.Contains("WRONG", string.Join('\n', new MailRecords("city.example.jp", new("s", "other.example.jp"), key.Record, []).Lines()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_address_to_unsubscribe_stands_on_a_line_of_its_own_and_is_not_cut()
    {
        var address = new Uri("https://www.city.example.jp/unsubscribe/" + new string('a', 300));
        var mail = Encoding.ASCII.GetString(Mail(address).ToBytes());

        Assert.Contains($"\r\nList-Unsubscribe:\r\n <{address}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", mail, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Mail(new Uri("http://www.city.example.jp/")));
        Assert.Throws<ArgumentException>(() => Mail(new Uri("https://www.city.example.jp/" + new string('a', 1_000))));
    }

    /// <summary>Checks as a receiver does, with nothing of the signer but the way to write the form.</summary>
    private bool IsSound(string mail)
    {
        var (head, body) = mail.Split("\r\n\r\n", 2) is [var h, var b] ? (h + "\r\n", b) : ("", "");
        var fields = Regex.Split(head, "\r\n(?![ \t])", RegexOptions.None, TimeSpan.FromSeconds(1)).Where(f => f.Length > 0).ToList();
        var own = fields.Single(f => f.StartsWith("DKIM-Signature", StringComparison.Ordinal));
        var tags = own["DKIM-Signature:".Length..].Split(';').Select(t => t.Split('=', 2)).ToDictionary(t => t[0].Trim(), t => string.Concat(t[1].Where(c => !char.IsWhiteSpace(c))));
        if (Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(DkimForm.Body(body)))) != tags["bh"]) return false;
        var signed = new StringBuilder();
        foreach (var name in tags["h"].Split(':'))
        {
            // From below, each once; one that isn't there counts as nothing.
            if (fields.FindLastIndex(f => f.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)) is not (>= 0 and var at)) continue;
            signed.Append(DkimForm.Header(fields[at])).Append("\r\n");
            fields.RemoveAt(at);
        }

        signed.Append(DkimForm.Header(own[..(own.IndexOf(" b=", StringComparison.Ordinal) + 3)]));
        using var rsa = Public();
        return rsa.VerifyData(Encoding.ASCII.GetBytes(signed.ToString()), Convert.FromBase64String(tags["b"]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private RSA Public()
    {
        var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(Convert.FromBase64String(key.Record.Split("p=")[1]), out _);
        return rsa;
    }

    private byte[] Write(DkimName name) => (Mail(new Uri("https://www.city.example.jp/u/1")) with { Signer = new(key, name) }).ToBytes();

    private static MimeMessage Mail(Uri? unsubscribe) => new(
        new Mailbox(EmailAddress.Parse("noreply@city.example.jp").Value, "架空市役所"), new Mailbox(EmailAddress.Parse("hanako@example.jp").Value), "お知らせ", "本文\n",
        new MessageId(new Guid("0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"), "city.example.jp"), new World.MovableClock(new DateTimeOffset(2026, 11, 22, 8, 30, 5, TimeSpan.Zero)))
    {
        Unsubscribe = unsubscribe,
    };
}
