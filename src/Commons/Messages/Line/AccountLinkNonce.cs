using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using SmartLocal.Kernel;

namespace SmartLocal.Messages.Line;

/// <summary>
/// A word that stands for an account at the city while its holder goes through LINE's dialog: 192 random bits in base64url. LINE
/// gives it back in the event, with the id of the person whom it saw. Whoever keeps it, keeps a digest, for
/// <see cref="ValidFor"/> and one use.
/// </summary>
internal sealed record AccountLinkNonce
{
    /// <summary>As long as LINE's own link token, with which it travels.</summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(10);

    // LINE asks for 10 to 255 characters and at least 128 bits.
    private const int Bytes = 24;
    private const int Length = 32;

    private AccountLinkNonce(string value) => Value = value;

    public string Value { get; }

    /// <summary>A new one. Unguessable when <paramref name="chance"/> is.</summary>
    public static AccountLinkNonce New(IChance chance)
    {
        ArgumentNullException.ThrowIfNull(chance);
        Span<byte> bytes = stackalloc byte[Bytes];
        chance.Fill(bytes);
        return new AccountLinkNonce(Base64Url.EncodeToString(bytes));
    }

    /// <summary>The nonce, or false where the text is none that we could have made.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out AccountLinkNonce? nonce)
    {
        nonce = text is { Length: Length } && Base64Url.IsValid(text) && text.All(c => !char.IsWhiteSpace(c)) ? new AccountLinkNonce(text) : null;
        return nonce is not null;
    }

    /// <summary>Where the person is sent with it: LINE's dialog.</summary>
    /// <param name="dialog">LINE's own site, or its stand-in.</param>
    /// <param name="linkToken">The token that LINE gave for her.</param>
    public Uri Address(Uri dialog, string linkToken)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        ArgumentException.ThrowIfNullOrEmpty(linkToken);
        return new Uri($"{dialog.AbsoluteUri.TrimEnd('/')}/dialog/bot/accountLink?linkToken={Uri.EscapeDataString(linkToken)}&nonce={Value}");
    }

    /// <summary>Never the nonce: it stands for an account.</summary>
    public override string ToString() => nameof(AccountLinkNonce);
}
