using SmartLocal.Kernel;

namespace SmartLocal.Tests.Kernel;

public sealed class ClockTimeTests
{
    [Theory]
    [InlineData("10:30", 10, 30)]
    [InlineData(" ９：０５ ", 9, 5)]
    [InlineData("10時30分", 10, 30)]
    [InlineData("１０時半", 10, 30)]
    [InlineData("14時", 14, 0)]
    [InlineData("午後2時", 14, 0)]
    [InlineData("午前0時5分", 0, 5)]
    [InlineData("午後12時半", 12, 30)]
    public void A_time_is_read_as_people_write_it(string typed, int hour, int minute) =>
        Assert.Equal(new TimeOnly(hour, minute), ClockTime.Parse(typed).Value);

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("24:00")]
    [InlineData("10:60")]
    [InlineData("午後13時")]
    [InlineData("昼ごろ")]
    public void What_is_no_time_is_refused_with_what_was_typed(string typed)
    {
        var refused = ClockTime.Parse(typed).Refusal;
        Assert.Equal((ClockTime.Unreadable, typed), (refused.Kind, refused.Values["typed"]));
    }
}
