using SmartLocal.Kernel;

namespace SmartLocal.Tests.Kernel;

public sealed class NumberedTests
{
    [Theory]
    [InlineData("123456789018")]
    [InlineData("１２３４　５６７８　９０１８")]
    [InlineData("1234-5678-9018")]
    public void An_individual_number_is_read_however_it_is_typed_and_writes_itself_nowhere(string typed)
    {
        var number = MyNumber.Parse(typed).Value;
        Assert.Equal("123456789018", number.Digits);
        Assert.DoesNotContain("1", $"{number}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8000020132055")] // 青梅市
    [InlineData("T8000012010038")] // デジタル庁, as an invoice has it
    public void A_corporate_number_is_read_with_its_check_digit(string typed) =>
        Assert.Equal(typed.TrimStart('T'), CorporateNumber.Parse(typed).Value.Digits);

    [Fact]
    public void One_wrong_digit_is_found_wherever_it_stands()
    {
        for (var at = 0; at < 12; at++)
        {
            var digits = "123456789018".ToCharArray();
            digits[at] = (char)('0' + ((digits[at] - '0' + 1) % 10));
            Assert.True(MyNumber.Parse(new string(digits)).IsRefused);
        }

        for (var at = 0; at < 13; at++)
        {
            var digits = "8000020132055".ToCharArray();
            digits[at] = (char)('0' + ((digits[at] - '0' + 1) % 10));
            Assert.True(CorporateNumber.Parse(new string(digits)).IsRefused);
        }
    }

    [Theory]
    [InlineData("2026", 2026)]
    [InlineData("令和8", 2026)]
    [InlineData("R8年度", 2026)]
    [InlineData("平成元年", 1989)]
    [InlineData("ことし", null)]
    [InlineData("26", null)]
    public void A_year_is_read_in_either_calendar(string typed, int? year) => Assert.Equal(year, Wareki.ParseYear(typed));
}
