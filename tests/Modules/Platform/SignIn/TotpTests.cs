using System.Text;
using SmartLocal.Kernel;
using SmartLocal.Platform.SignIn.Staff;

namespace SmartLocal.Modules.Tests.Platform.SignIn;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, the rows of SHA-1.</summary>
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void The_codes_of_the_standard_come_out(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Secret, Totp.StepAt(Instant.From(DateTimeOffset.FromUnixTimeSeconds(seconds))), digits: 8));

    [Fact]
    public void A_clock_half_a_minute_wrong_still_works_and_a_minute_does_not()
    {
        var now = Instant.From(DateTimeOffset.FromUnixTimeSeconds(1234567890));
        var step = Totp.StepAt(now);
        Assert.Equal(step - 1, Totp.StepOf(Secret, Totp.Code(Secret, step - 1), now));
        Assert.Equal(step + 1, Totp.StepOf(Secret, Totp.Code(Secret, step + 1), now));
        Assert.Null(Totp.StepOf(Secret, Totp.Code(Secret, step - 2), now));
        Assert.Null(Totp.StepOf(Secret, Totp.Code(Secret, step + 2), now));
        Assert.Null(Totp.StepOf(Secret, "", now));
    }

    /// <summary>RFC 4648, 10.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Secrets_are_written_as_the_standard_writes_them(string bytes, string text) => Assert.Equal(text, Base32.Of(Encoding.ASCII.GetBytes(bytes)));
}
