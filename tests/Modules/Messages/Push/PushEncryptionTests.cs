using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SmartLocal.Kernel;
using SmartLocal.Messages.Push;
using SmartLocal.Simulators.Push;
using SmartLocal.Tests.Counterparts;

namespace SmartLocal.Modules.Tests.Messages.Push;

/// <summary>The encryption of a push message: the standard's own example, and the verdict of a library of others.</summary>
public sealed class PushEncryptionTests
{
    // RFC 8291, section 5 and appendix A.
    private const string BrowserPublic = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private const string BrowserPrivate = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
    private const string BrowserAuth = "BTBZMqHH6r4Tts7J_aSIgg";
    private const string SenderPublic = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    private const string SenderPrivate = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    private const string Salt = "DGv6ra1nlYgDCS1FRnbzlw";
    private const string Said = "When I grow up, I want to be a watermelon";
    private const string Encrypted =
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_"
        + "yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    [Fact]
    public void The_example_of_the_standard_comes_out_to_the_last_byte()
    {
        var encryption = new PushEncryption(new AgreementOfTheExample(), new Given(Bytes(Salt)));

        Assert.Equal(Encrypted, Base64Url.EncodeToString(encryption.Encrypt(Browser(), Encoding.UTF8.GetBytes(Said))));
    }

    [Fact]
    public void The_simulated_browser_reads_the_example_of_the_standard() =>
        Assert.Equal(Said, Encoding.UTF8.GetString(PushOpening.Open(Bytes(Encrypted), Key(BrowserPublic, BrowserPrivate), Bytes(BrowserAuth))!));

    [Theory]
    [InlineData(true, 0)]
    [InlineData(true, 200)]
    [InlineData(true, PushEncryption.MaxPayload)]
    [InlineData(false, 200)]
    public async Task A_library_of_others_reads_what_the_city_encrypts(bool quick, int length)
    {
        var payload = Encoding.ASCII.GetBytes(new string('a', length));
        var body = new PushEncryption(Agreement(quick), new SystemChance()).Encrypt(Browser(), payload);

        var read = await Peers.Run("push-read.mjs", BrowserPrivate, BrowserAuth, Base64Url.EncodeToString(body));

        Assert.Equal(payload, Bytes(read));
        Assert.True(body.Length <= 4_096, "the least that every push service takes");
    }

    [Fact]
    public void Each_message_has_a_key_and_a_salt_of_its_own_and_opens_for_one_browser_alone()
    {
        var encryption = new PushEncryption(Agreement(quick: true), new SystemChance());
        var (first, second) = (encryption.Encrypt(Browser(), "a"u8), encryption.Encrypt(Browser(), "a"u8));

        Assert.NotEqual(first[..16], second[..16]);
        Assert.NotEqual(first[21..86], second[21..86]);
        Assert.Null(PushOpening.Open(first, Key(SenderPublic, SenderPrivate), Bytes(BrowserAuth)));
        Assert.Null(PushOpening.Open(first, Key(BrowserPublic, BrowserPrivate), new byte[16]));
        first[^1] ^= 1;
        Assert.Null(PushOpening.Open(first, Key(BrowserPublic, BrowserPrivate), Bytes(BrowserAuth)));
    }

    [Fact]
    public void A_message_longer_than_every_service_takes_is_a_mistake_of_ours() =>
        Assert.Throws<ArgumentException>(() => new PushEncryption(Agreement(quick: true), new SystemChance()).Encrypt(Browser(), new byte[PushEncryption.MaxPayload + 1]));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nothing_is_multiplied_with_what_is_no_point_of_the_curve(bool quick)
    {
        var off = Bytes(BrowserPublic);
        off[64] ^= 1;
        byte[][] wrong = [off, [0], [4, .. new byte[64]], [2, .. Bytes(BrowserPublic)[1..33]], []];
        foreach (var point in wrong)
        {
            var secret = Enumerable.Repeat((byte)0, 32).ToArray();
            Assert.Throws<CryptographicException>(() => Agreement(quick).Agree(point, new byte[65], secret));
            Assert.All(secret, b => Assert.Equal(0, b));
        }
    }

    [Theory]
    [InlineData("", "messages.push-unreadable")]
    [InlineData("[]", "messages.push-unreadable")]
    [InlineData("{\"endpoint\":\"https://fcm.googleapis.com/x\"}", "messages.push-unreadable")]
    [InlineData("{\"endpoint\":\"ftp://fcm.googleapis.com/x\",\"keys\":{\"p256dh\":\"PUBLIC\",\"auth\":\"AUTH\"}}", "messages.push-unreadable")]
    [InlineData("{\"endpoint\":\"/x\",\"keys\":{\"p256dh\":\"PUBLIC\",\"auth\":\"AUTH\"}}", "messages.push-unreadable")]
    [InlineData("{\"endpoint\":\"https://fcm.googleapis.com/x\",\"keys\":{\"p256dh\":\"AUTH\",\"auth\":\"AUTH\"}}", "messages.push-bad-keys")]
    [InlineData("{\"endpoint\":\"https://fcm.googleapis.com/x\",\"keys\":{\"p256dh\":\"PUBLIC\",\"auth\":\"AA\"}}", "messages.push-bad-keys")]
    public void What_no_browser_hands_over_is_refused(string json, string kind)
    {
        var parsed = PushSubscription.Parse(json.Replace("PUBLIC", BrowserPublic, StringComparison.Ordinal).Replace("AUTH", BrowserAuth, StringComparison.Ordinal));

        Assert.Equal(kind, parsed.Refusal.Kind.Code);
    }

    [Fact]
    public void What_a_browser_hands_over_comes_back_as_it_was_and_is_never_printed()
    {
        var again = PushSubscription.Parse(Browser().ToJson()).Value;

        Assert.Equal(("https://fcm.googleapis.com/fcm/send/a", BrowserPublic, BrowserAuth), (again.Endpoint.AbsoluteUri, Base64Url.EncodeToString(again.Key), Base64Url.EncodeToString(again.Auth)));
        Assert.DoesNotContain("fcm", again.ToString(), StringComparison.Ordinal);
        Assert.Equal("messages.push-too-long", PushSubscription.Parse(new string(' ', PushSubscription.MaxJson + 1)).Refusal.Kind.Code);
    }

    private static PushSubscription Browser() =>
        PushSubscription.Parse($$$"""{"endpoint":"https://fcm.googleapis.com/fcm/send/a","keys":{"p256dh":"{{{BrowserPublic}}}","auth":"{{{BrowserAuth}}}"}}""").Value;

    private static IKeyAgreement Agreement(bool quick) => quick ? OpenSslAgreement.Find() ?? throw new InvalidOperationException("This machine has no libcrypto.so.3") : new DotNetAgreement();

    private static byte[] Bytes(string text) => Base64Url.DecodeFromChars(text);

    private static ECParameters Key(string point, string number)
    {
        var key = PushOpening.Key(Bytes(point));
        key.D = Bytes(number);
        return key;
    }

    /// <summary>The sender's key of the standard's example, where a real agreement makes one.</summary>
    private sealed class AgreementOfTheExample : IKeyAgreement
    {
        public void Agree(ReadOnlySpan<byte> peer, Span<byte> own, Span<byte> secret)
        {
            using var mine = ECDiffieHellman.Create(Key(SenderPublic, SenderPrivate));
            using var theirs = ECDiffieHellman.Create(PushOpening.Key(peer));
            mine.DeriveRawSecretAgreement(theirs.PublicKey).CopyTo(secret);
            Bytes(SenderPublic).CopyTo(own);
        }
    }

    private sealed class Given(byte[] salt) : IChance
    {
        public void Fill(Span<byte> bytes) => salt.CopyTo(bytes);
    }
}
