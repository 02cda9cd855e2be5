using SmartLocal.Kernel;

namespace SmartLocal.Tests.Kernel;

public sealed class ContactTests
{
    [Theory]
    [InlineData("0428-22-1111", "0428-22-1111")]
    [InlineData("０４２８ー２２ー１１１１", "0428-22-1111")]
    [InlineData("0428(22)1111", "0428-22-1111")]
    [InlineData("(0428) 22-1111", "0428-22-1111")]
    [InlineData("0428221111", "0428221111")]
    [InlineData("09012345678", "090-1234-5678")]
    [InlineData("090-1234-5678", "090-1234-5678")]
    [InlineData("+81-90-1234-5678", "090-1234-5678")]
    [InlineData("+81 (0)428 22 1111", "0428-22-1111")]
    [InlineData("03-1234-5678", "03-1234-5678")]
    [InlineData("0120-123-456", "0120-123-456")]
    [InlineData("0800-123-4567", "0800-123-4567")]
    [InlineData("0570-012-345", "0570-012-345")]
    [InlineData("05012345678", "050-1234-5678")]
    public void A_phone_number_keeps_its_groups_and_loses_its_width(string typed, string number)
    {
        var phone = PhoneNumber.Parse(typed).Value;
        Assert.Equal(number, phone.Value);
        Assert.Equal(phone, PhoneNumber.Parse(phone.Value).Value);
    }

    [Theory]
    [InlineData(null, "kernel.phone-missing")]
    [InlineData("なし", "kernel.phone-unreadable")]
    [InlineData("0428-22-1111 内線 5", "kernel.phone-unreadable")]
    [InlineData("---", "kernel.phone-unreadable")]
    [InlineData("22-1111", "kernel.phone-no-area-code")]
    [InlineData("0081-428-22-11", "kernel.phone-no-area-code")]
    [InlineData("+1-212-555-0100", "kernel.phone-no-area-code")]
    [InlineData("+81", "kernel.phone-wrong-length")]
    [InlineData("0", "kernel.phone-wrong-length")]
    [InlineData("0428-22-111", "kernel.phone-wrong-length")]
    [InlineData("0428-22-11111", "kernel.phone-wrong-length")]
    [InlineData("090-1234-567", "kernel.phone-wrong-length")]
    [InlineData("090-1234-56789", "kernel.phone-wrong-length")]
    public void A_phone_number_that_cannot_ring_is_refused(string? typed, string code) => Assert.Equal(code, PhoneNumber.Parse(typed).Refusal.Kind.Code);

    [Fact]
    public void Two_spellings_of_a_phone_number_have_the_same_digits() =>
        Assert.Equal(PhoneNumber.Parse("0428-22-1111").Value.Digits, PhoneNumber.Parse("0428221111").Value.Digits);

    [Theory]
    [InlineData("hanako@example.jp", "hanako@example.jp")]
    [InlineData(" Ｈａｎａｋｏ＠Ｅｘａｍｐｌｅ．ＪＰ ", "Hanako@example.jp")]
    [InlineData("hanako..ome.@docomo.ne.jp", "hanako..ome.@docomo.ne.jp")]
    [InlineData("o'hara+city_tag/1@sub-domain.example.co.jp", "o'hara+city_tag/1@sub-domain.example.co.jp")]
    [InlineData("a@xn--wgv71a119e.xn--q9jyb4c", "a@xn--wgv71a119e.xn--q9jyb4c")]
    public void A_mail_address_is_read_in_any_width(string typed, string address)
    {
        var email = EmailAddress.Parse(typed).Value;
        Assert.Equal(address, email.Value);
        Assert.Equal(email, EmailAddress.Parse(email.Value).Value);
    }

    [Theory]
    [InlineData("", "kernel.email-missing")]
    [InlineData("hanako", "kernel.email-no-at")]
    [InlineData("@example.jp", "kernel.email-no-at")]
    [InlineData("hanako@", "kernel.email-no-at")]
    [InlineData("hanako@ome@example.jp", "kernel.email-no-at")]
    [InlineData("hanako@example", "kernel.email-bad-domain")]
    [InlineData("hanako@example..jp", "kernel.email-bad-domain")]
    [InlineData("hanako@-example.jp", "kernel.email-bad-domain")]
    [InlineData("hanako@example.jp.", "kernel.email-bad-domain")]
    [InlineData("hanako@192.0.2.1", "kernel.email-bad-domain")]
    [InlineData("hanako@exam_ple.jp", "kernel.email-bad-domain")]
    [InlineData("hanako@gmail,com", "kernel.email-unusable-character")]
    [InlineData("花子@example.jp", "kernel.email-unusable-character")]
    [InlineData("hana ko@example.jp", "kernel.email-unusable-character")]
    [InlineData("hanako@example.jp\r\nBcc: all@example.jp", "kernel.email-unusable-character")]
    [InlineData("\"hanako\"@example.jp", "kernel.email-unusable-character")]
    public void A_mail_address_that_cannot_arrive_is_refused(string typed, string code) => Assert.Equal(code, EmailAddress.Parse(typed).Refusal.Kind.Code);

    [Fact]
    public void A_mail_address_is_no_longer_than_mail_allows()
    {
        Assert.False(EmailAddress.Parse(new string('a', 64) + "@example.jp").IsRefused);
        Assert.Equal(64, EmailAddress.Parse(new string('a', 65) + "@example.jp").MustBe(EmailAddress.TooLong).Values["max"]);
        EmailAddress.Parse("a@" + string.Concat(Enumerable.Repeat("abcdefgh.", 28)) + "jp").MustBe(EmailAddress.TooLong);
        EmailAddress.Parse("a@" + new string('b', 64) + ".jp").MustBe(EmailAddress.BadDomain);
    }

    [Theory]
    [InlineData("1980042", "198-0042")]
    [InlineData("198-0042", "198-0042")]
    [InlineData("〒１９８－００４２", "198-0042")]
    [InlineData("〒 198ー0042", "198-0042")]
    public void A_postcode_is_read_with_and_without_its_signs(string typed, string postcode) => Assert.Equal(postcode, Postcode.Parse(typed).Value.Value);

    [Theory]
    [InlineData(null)]
    [InlineData("198-004")]
    [InlineData("19-80042")]
    [InlineData("198-00421")]
    [InlineData("198--0042")]
    [InlineData("一九八〇〇四二")]
    public void A_postcode_of_anything_but_seven_digits_is_refused(string? typed) => Postcode.Parse(typed).MustBe(Postcode.NotSevenDigits);
}
