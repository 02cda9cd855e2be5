using System.Text;
using System.Text.Json;
using SmartLocal.Messages.Line;
using SmartLocal.Tests.Counterparts;

namespace SmartLocal.Modules.Tests.Messages.Line;

/// <summary>LINE's signature: known answers, and the verdict of LINE's own library.</summary>
public sealed class LineSignatureTests
{
    private const string Secret = "8c570fa6dd201bb328f1c1eac23a96d8";
    private const string Body = """{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[{"text":"青梅 😀"}]}""";

    [Theory]
    // RFC 4231, test case 2.
    [InlineData("Jefe", "what do ya want for nothing?", "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=")]
    // Wikipedia, HMAC, examples.
    [InlineData("key", "The quick brown fox jumps over the lazy dog", "97yD9DBThCSxMpjmqm+xQ+9NWaFJRhdZl0edvC0aPNg=")]
    public void Known_answers_come_out(string secret, string body, string signature)
    {
        Assert.Equal(signature, LineSignature.Of(Encoding.UTF8.GetBytes(body), secret));
        Assert.True(LineSignature.IsRight(Encoding.UTF8.GetBytes(body), signature, secret));
    }

    [Fact]
    public void A_changed_byte_another_secret_and_no_signature_are_wrong()
    {
        var body = Encoding.UTF8.GetBytes(Body);
        var right = LineSignature.Of(body, Secret);

        Assert.False(LineSignature.IsRight(Encoding.UTF8.GetBytes(Body + " "), right, Secret));
        Assert.False(LineSignature.IsRight(body, right, Secret + "a"));
        Assert.False(LineSignature.IsRight(body, (right[0] == 'A' ? 'B' : 'A') + right[1..], Secret));
        Assert.False(LineSignature.IsRight(body, right + " ", Secret));
        Assert.False(LineSignature.IsRight(body, "", Secret));
        Assert.False(LineSignature.IsRight(body, null, Secret));
        Assert.Throws<ArgumentException>(() => LineSignature.IsRight(body, right, ""));
    }

    /// <summary>npm @line/bot-sdk, LINE's own and unmodified: it takes ours, refuses a changed one, and we take what Node signs as it expects.</summary>
    [Fact]
    public async Task The_sdk_of_line_and_the_city_agree()
    {
        var ours = LineSignature.Of(Encoding.UTF8.GetBytes(Body), Secret);

        using var said = JsonDocument.Parse(await Peers.Run("line-signature.mjs", Secret, Body, ours));

        Assert.True(said.RootElement.GetProperty("takes").GetBoolean());
        Assert.False(said.RootElement.GetProperty("takesChanged").GetBoolean());
        Assert.False(said.RootElement.GetProperty("takesOtherSecret").GetBoolean());
        Assert.True(said.RootElement.GetProperty("takesTheirs").GetBoolean());
        Assert.True(LineSignature.IsRight(Encoding.UTF8.GetBytes(Body), said.RootElement.GetProperty("theirs").GetString(), Secret));
    }
}
