using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Procedures;

/// <summary>By what a request shows that a draft is its own: the browser's secret, a signed-in account, or both.</summary>
/// <param name="Secret">The browser's secret.</param>
/// <param name="Account">Whose matter it is by the session.</param>
/// <param name="Agent">Who fills it in for her; null for herself. Unfinished words of one are not shown to the other.</param>
internal sealed record DraftHolder(DraftSecret? Secret, AccountId? Account, Guid? Agent)
{
    public static DraftHolder Of(DraftSecret? secret, Actor actor) =>
        Permission.Applicant.Allows(actor) ? new(secret, AccountId.From(actor.Subject), actor.Agent) : new(secret, null, null);

    public bool Has(byte[] browser) => Secret is not null && CryptographicOperations.FixedTimeEquals(Secret.Digest, browser);
}

/// <summary>The secret in the cookie of a browser; one for all its drafts. Only digests of it are kept.</summary>
internal sealed class DraftSecret
{
    public const string Cookie = "draft";

    private const int Length = 43; // 256 bits in base64url

    private DraftSecret(string value)
    {
        Value = value;
        Digest = Platform.SignIn.Secret.Digest(value);
    }

    public string Value { get; }

    public byte[] Digest { get; }

    public static DraftSecret New(IChance chance) => new(Platform.SignIn.Secret.New(chance));

    public static DraftSecret? Parse(string? value) => value is { Length: Length } ? new(value) : null;

    /// <summary>The key of a draft's resume link: whoever has it and signs in may take the draft over.</summary>
    public string ResumeKey(DraftId draft) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.ASCII.GetBytes(Value), draft.Value.ToByteArray(bigEndian: true)));

    public byte[] ResumeDigest(DraftId draft) => Platform.SignIn.Secret.Digest(ResumeKey(draft));
}
