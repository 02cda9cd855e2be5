using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using SmartLocal.City.Tests.World;

namespace SmartLocal.City.Tests.Journeys;

/// <summary>Staff who have no passkey, or nothing any more, and the systems that have no hands.</summary>
[Collection("sign-in")]
public sealed class StaffWithoutPasskeyTests(OmeInBrowser ome)
{
    [Theory]
    [InlineData("clerk", true, 390)]
    [InlineData("shimin", false, 1280)]
    public async Task She_registers_codes_and_signs_in_by_password_and_code(string login, bool script, int width)
    {
        await using var clerk = await ome.NewVisit(script, width);
        await SignIn(clerk, login);
        await clerk.Go("/staff/account");
        await clerk.Follow("確認コードを登録する");
        await clerk.Type("code", CodeNow(await clerk.Page.Locator("code.secret").InnerTextAsync()));
        await clerk.Press("登録する");
        await clerk.Look($"25-recovery-codes-{width}");
        var codes = await clerk.Page.Locator(".codes code").AllInnerTextsAsync();
        Assert.Equal(10, codes.Count);
        await clerk.Follow("保管しました");

        await clerk.Press("ログアウト");
        await SignIn(clerk, login);
        await clerk.Look($"26-code-{width}");
        await clerk.Type("code", codes[0]);
        await clerk.Press("ログイン");
        await clerk.Go("/staff/account");
        await clerk.Sees("残り9個");
    }

    [Fact]
    public async Task Two_administrators_hand_a_link_to_a_colleague_who_has_lost_everything()
    {
        await using var dx = await ome.NewVisit(width: 1280);
        await SignIn(dx, "dx");
        await dx.Go("/staff/sign-ins");
        await dx.Page.Locator("tr:has-text('unit-chief') form[action$='/recovery'] button").ClickAsync();
        await dx.Sees("2人目の承認待ち");
        await dx.Look("27-recovery-asked");

        await using var chief = await ome.NewVisit();
        await SignIn(chief, "dx-chief");
        await chief.Go("/staff/sign-ins");
        await chief.Look("27-recovery-asked-390");
        await chief.Page.Locator("form[action$='/approval'] button").ClickAsync();
        await chief.Look("28-recovery-link");
        var link = await chief.Page.Locator("code.secret").InnerTextAsync();

        await using var colleague = await ome.NewVisit(width: 1280);
        await colleague.Page.GotoAsync(link);
        await colleague.Look("29-recovery");
        await colleague.Type("password", "a sentence of her own");
        await colleague.Press("設定して続ける");
        Assert.Equal("私の認証", await colleague.Heading());
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task An_outside_system_is_let_in_and_shut_out(int width)
    {
        await using var dx = await ome.NewVisit(width: width);
        await SignIn(dx, "dx");
        await dx.Go("/staff/clients");
        await dx.Type("name", "補助金管理");
        await dx.Choose("office", "seiso-recycle");
        await dx.Page.Locator("input[name=scopes]").First.CheckAsync();
        await dx.Type("keys", PublicKey());
        await dx.Press("登録する");
        await dx.Look($"30-client-{width}");
        await dx.Press("このシステムを停止する");
        await dx.Sees("停止済み");
        await dx.Go("/staff/clients");
        await dx.Look($"31-clients-{width}");
    }

    private static async Task SignIn(Visit visit, string login)
    {
        await visit.Go("/staff/sign-in");
        await visit.Type("login", login);
        await visit.Type("password", $"demo-{login}");
        await visit.Press("ログイン");
    }

    private static string PublicKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(false).Q;
        return JsonSerializer.Serialize(new { kty = "EC", crv = "P-256", x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y) });
    }

    /// <summary>What her authenticator would show (RFC 6238), from the secret as she would type it.</summary>
    private static string CodeNow(string secret)
    {
        var bits = string.Concat(secret.Where(char.IsAsciiLetterOrDigit).Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        var mac = HMACSHA1.HashData(key, step);
        var code = BinaryPrimitives.ReadUInt32BigEndian(mac.AsSpan(mac[^1] & 0xf)) & 0x7fffffff;
        return (code % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>One city and one browser for everybody who tries the doors of staff and of systems.</summary>
[CollectionDefinition("sign-in")]
public sealed class SignInDoors : ICollectionFixture<OmeInBrowser>;
