using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Modules.Tests.Platform.SignIn;

/// <summary>An authenticator in memory (WebAuthn, 6.1): one ES256 key, user verified, attestation none. What it says can be bent.</summary>
internal sealed class SoftPasskey(string origin) : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private string handle = "";

    public string Origin { get; set; } = origin;

    public uint Uses { get; set; }

    public byte Flags { get; set; } = 0x05; // present and verified

    public async Task<HttpResponseMessage> AddTo(HttpClient browser, string path, string name = "検査の鍵")
    {
        var (options, state) = await Ask(browser, "/passkeys/new-question");
        return await browser.PostForm(path, ("answer", Make(options)), ("state", state), ("name", name));
    }

    public async Task<HttpResponseMessage> Open(HttpClient door, string path)
    {
        var (options, state) = await Ask(door, "/passkeys/question");
        return await door.PostForm(path, ("answer", Answer(options)), ("state", state), ("returnTo", "/"));
    }

    public static async Task<(JsonElement Options, string State)> Ask(HttpClient browser, string path)
    {
        using var asked = await browser.PostAsync(new Uri(path, UriKind.Relative), null);
        Assert.True(asked.IsSuccessStatusCode, $"{path} answered {asked.StatusCode}");
        using var question = JsonDocument.Parse(await asked.Content.ReadAsStringAsync());
        return (question.RootElement.GetProperty("options").Clone(), question.RootElement.GetProperty("state").GetString()!);
    }

    public string Make(JsonElement options)
    {
        handle = options.GetProperty("user").GetProperty("id").GetString()!;
        var point = key.ExportParameters(false).Q;
        byte[] cose = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] data = [.. Head((byte)(Flags | 0x40), options.GetProperty("rp").GetProperty("id").GetString()!), .. new byte[16], 0x00, 0x20, .. id, .. cose];
        byte[] attestation = [0xa3, .. Cbor("fmt"), .. Cbor("none"), .. Cbor("attStmt"), 0xa0, .. Cbor("authData"), 0x58, (byte)data.Length, .. data];
        return JsonSerializer.Serialize(new
        {
            id = Base64Url.EncodeToString(id), rawId = Base64Url.EncodeToString(id), type = "public-key", clientExtensionResults = new { },
            response = new { clientDataJSON = Base64Url.EncodeToString(Client("webauthn.create", options)), attestationObject = Base64Url.EncodeToString(attestation), transports = Array.Empty<string>() },
        });
    }

    public string Answer(JsonElement options)
    {
        var data = Head(Flags, options.GetProperty("rpId").GetString()!);
        var client = Client("webauthn.get", options);
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return JsonSerializer.Serialize(new
        {
            id = Base64Url.EncodeToString(id), rawId = Base64Url.EncodeToString(id), type = "public-key", clientExtensionResults = new { },
            response = new
            {
                clientDataJSON = Base64Url.EncodeToString(client), authenticatorData = Base64Url.EncodeToString(data), signature = Base64Url.EncodeToString(signature), userHandle = handle,
            },
        });
    }

    public void Dispose() => key.Dispose();

    private byte[] Head(byte flags, string domain)
    {
        var head = new byte[37];
        SHA256.HashData(Encoding.UTF8.GetBytes(domain), head);
        head[32] = flags;
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(33), Uses);
        return head;
    }

    private byte[] Client(string type, JsonElement options) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = options.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false });

    private static byte[] Cbor(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];
}
