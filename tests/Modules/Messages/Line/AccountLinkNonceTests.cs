using SmartLocal.Kernel;
using SmartLocal.Messages.Line;

namespace SmartLocal.Modules.Tests.Messages.Line;

/// <summary>The word with which a person goes through LINE's dialog.</summary>
public sealed class AccountLinkNonceTests
{
    [Fact]
    public void Each_is_another_one_and_is_read_as_it_was_written()
    {
        var made = Enumerable.Range(0, 1_000).Select(_ => AccountLinkNonce.New(new SystemChance())).ToList();

        Assert.Equal(1_000, made.Distinct().Count());
        Assert.All(made, one => Assert.True(AccountLinkNonce.TryParse(one.Value, out var read) && read == one));
        Assert.All(made, one => Assert.InRange(one.Value.Length, 10, 255));
        Assert.DoesNotContain(made[0].Value, made[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRY")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXA")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFR+/")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFR  ")]
    public void What_we_could_not_have_made_is_none(string? text) => Assert.False(AccountLinkNonce.TryParse(text, out _));

    [Theory]
    [InlineData("https://access.line.me", "https://access.line.me/dialog/bot/accountLink?linkToken=a%26b%2Fc&nonce=")]
    [InlineData("http://localhost:5080/simulators/line", "http://localhost:5080/simulators/line/dialog/bot/accountLink?linkToken=a%26b%2Fc&nonce=")]
    public void The_address_of_the_dialog_carries_both(string dialog, string address)
    {
        var nonce = AccountLinkNonce.New(new SystemChance());

        Assert.Equal(address + nonce.Value, nonce.Address(new Uri(dialog), "a&b/c").AbsoluteUri);
    }
}
