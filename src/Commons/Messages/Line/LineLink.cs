using SmartLocal.Kernel;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Messages.Line;

/// <summary>That the holder of an account has gone to LINE's dialog to connect it. The nonce that she took along is kept as a digest.</summary>
internal sealed class LineLink
{
    /// <summary>LINE's clock and ours may differ by so much.</summary>
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(1);

    private LineLink()
    {
    }

    public byte[] Nonce { get; private init; } = [];

    public Guid Account { get; private init; }

    public Instant AskedAt { get; private init; }

    public static LineLink For(Guid account, AccountLinkNonce nonce, Instant now) => new() { Nonce = DigestOf(nonce), Account = account, AskedAt = now };

    /// <summary>What is kept of a nonce.</summary>
    public static byte[] DigestOf(AccountLinkNonce nonce) => Secret.Digest(nonce.Value);

    /// <summary>Whether she was in time. LINE may tell it later than it happened.</summary>
    public bool Holds(Instant at) => at - AskedAt <= AccountLinkNonce.ValidFor + ClocksDiffer;
}
