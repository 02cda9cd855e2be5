using FsCheck.Fluent;
using SmartLocal.Kernel;

namespace SmartLocal.Tests.Kernel;

public sealed class YenTests
{
    [Theory]
    [InlineData("12300", 12_300)]
    [InlineData("12,300", 12_300)]
    [InlineData("１２，３００円", 12_300)]
    [InlineData("¥12,300", 12_300)]
    [InlineData("￥ 12300 ", 12_300)]
    [InlineData("0", 0)]
    [InlineData("007", 7)]
    [InlineData("999,999,999,999", Yen.Max)]
    public void An_amount_is_read_as_people_type_it(string typed, long amount) => Assert.Equal(amount, Yen.Parse(typed).Value.Amount);

    [Theory]
    [InlineData(null, "kernel.yen-missing")]
    [InlineData(" ", "kernel.yen-missing")]
    [InlineData("一万円", "kernel.yen-not-a-number")]
    [InlineData("1万円", "kernel.yen-not-a-number")]
    [InlineData("1,23", "kernel.yen-not-a-number")]
    [InlineData("12 300", "kernel.yen-not-a-number")]
    [InlineData("円", "kernel.yen-not-a-number")]
    [InlineData("1e3", "kernel.yen-not-a-number")]
    [InlineData("12.5", "kernel.yen-decimal")]
    [InlineData("12.00円", "kernel.yen-decimal")]
    [InlineData("-500", "kernel.yen-negative")]
    [InlineData("▲500", "kernel.yen-negative")]
    [InlineData("￥−500", "kernel.yen-negative")]
    [InlineData("1000000000000", "kernel.yen-too-much")]
    [InlineData("99999999999999999999999999", "kernel.yen-too-much")]
    public void An_amount_that_is_none_is_refused_by_what_is_wrong(string? typed, string code) => Assert.Equal(code, Yen.Parse(typed).Refusal.Kind.Code);

    [Fact]
    public void Every_amount_is_read_back_from_what_is_shown() =>
        Gen.Choose(0, int.MaxValue).Select(n => new Yen(n * 465L)).Always(yen => Assert.Equal(yen, Yen.Parse(yen.ToString()).Value));

    [Fact]
    public void An_amount_is_shown_with_commas() => Assert.Equal("12,300円", new Yen(12_300).ToString());

    [Fact]
    public void Sums_stay_within_what_an_amount_can_be()
    {
        Assert.Equal(new Yen(700), new Yen(500) + new Yen(200));
        Assert.Equal(new Yen(1_500), new Yen(500) * 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Yen(Yen.Max) + new Yen(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Yen(1) - new Yen(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Yen(-1));
        Assert.ThrowsAny<Exception>(() => new Yen(Yen.Max) * int.MaxValue);
    }
}
