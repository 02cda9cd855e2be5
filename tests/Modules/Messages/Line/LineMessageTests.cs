using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SmartLocal.Messages.Line;

namespace SmartLocal.Modules.Tests.Messages.Line;

/// <summary>The lengths that LINE counts, and what its answers mean.</summary>
public sealed class LineMessageTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(9));
    private static readonly Uri Link = new("https://www.city.example/");

    [Fact]
    public void Words_are_counted_in_utf16_units()
    {
        Assert.Equal(5_000, new LineMessage.Words(string.Concat(Enumerable.Repeat("😀", 2_500))).Text.Length);
        Assert.Throws<ArgumentException>(() => new LineMessage.Words(string.Concat(Enumerable.Repeat("😀", 2_500)) + "a"));
        Assert.ThrowsAny<ArgumentException>(() => new LineMessage.Words(" "));
    }

    [Fact]
    public void Words_over_a_button_are_counted_as_people_count()
    {
        Assert.Equal(20, new LineMessage.Button("あ", string.Concat(Enumerable.Repeat("👋🏻", 5)) + new string('あ', 15), Link).Label.Length - 15);
        Assert.Throws<ArgumentException>(() => new LineMessage.Button(new string('あ', 161), "開く", Link));
        Assert.Throws<ArgumentException>(() => new LineMessage.Button(string.Concat(Enumerable.Repeat("👋🏻", 101)), "開く", Link));
        Assert.Throws<ArgumentException>(() => new LineMessage.Button("あ", new string('あ', 21), Link));
        Assert.Throws<ArgumentException>(() => new LineMessage.Button("あ", "開く", new Uri("https://www.city.example/" + new string('a', 1_000))));
        Assert.Throws<ArgumentException>(() => new LineMessage.Button("あ", "開く", new Uri("javascript:alert(1)")));
        Assert.Throws<ArgumentException>(() => new LineMessage.Button("あ", "開く", new Uri("/my", UriKind.Relative)));
    }

    [Theory]
    [InlineData(200, "{}", "Accepted")]
    [InlineData(409, """{"message":"The retry key is already accepted"}""", "Accepted before")]
    [InlineData(409, """{"message":"Something else"}""", "Later: 409")]
    [InlineData(429, """{"message":"You have reached your monthly limit."}""", "QuotaSpent")]
    [InlineData(429, """{"message":"The API rate limit has been exceeded. Try again later."}""", "Later: 429")]
    [InlineData(429, "", "Later: 429")]
    [InlineData(408, "", "Later: 408")]
    [InlineData(502, "<html>", "Later: 502")]
    [InlineData(302, "", "Refused: 302")]
    [InlineData(400, "[]", "Refused: 400")]
    [InlineData(400, """{"message":1}""", "Refused: 400")]
    [InlineData(404, """{"message":"Not found","details":[{}]}""", "Refused: 404")]
    [InlineData(413, """{"details":[]}""", "Refused: 413")]
    public void Each_answer_has_its_outcome(int status, string body, string outcome)
    {
        using var answer = new HttpResponseMessage((HttpStatusCode)status);

        Assert.Equal(outcome, LineReplies.Read(answer, Encoding.UTF8.GetBytes(body), Now).ToString());
    }

    [Fact]
    public void What_line_asks_to_wait_is_kept_within_an_hour()
    {
        using var seconds = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7)) } };
        using var moment = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new RetryConditionHeaderValue(Now.AddSeconds(90)) } };
        using var days = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromDays(9)) } };
        using var past = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Headers = { RetryAfter = new RetryConditionHeaderValue(Now.AddSeconds(-1)) } };

        Assert.Equal(
            [TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(90), TimeSpan.FromHours(1), null],
            new[] { seconds, moment, days, past }.Select(a => ((LineOutcome.Later)LineReplies.Read(a, default, Now)).After));
    }

    [Theory]
    [InlineData("U0123456789abcdef0123456789abcdef", true)]
    [InlineData("U0123456789ABCDEF0123456789abcdef", false)]
    [InlineData("C0123456789abcdef0123456789abcdef", false)]
    [InlineData("U0123456789abcdef0123456789abcde", false)]
    [InlineData(null, false)]
    public void An_id_of_line_has_one_form(string? text, bool isOne) => Assert.Equal(isOne, LineUserId.TryParse(text, out _));
}
