using SmartLocal.Kernel;

namespace SmartLocal.Messages;

/// <summary>
/// An address that the mail server refused, until a mail to it is taken again, kept as a keyed digest. Its holder is told on
/// her own page.
/// </summary>
internal sealed class Unreachable
{
    public required byte[] Address { get; init; }
    public Instant Since { get; init; }
    public int Code { get; init; }
}
