using SmartLocal.Platform.Releases;

namespace SmartLocal.Platform.Sockets;

/// <summary>Tells the facts of the release in force that the law or the city must answer for, so that they can be confirmed on one screen.</summary>
[Socket]
public interface IFactSource
{
    /// <summary>All of them, in the order of their files.</summary>
    IReadOnlyList<StatedFact> Facts();
}

/// <summary>A fact as a file of the release in force states it.</summary>
/// <param name="Subject">Id of what states it: a procedure.</param>
/// <param name="Path">The file that states it, with the facts under its key <c>facts</c>.</param>
/// <param name="SubjectName">What people call the thing that the file is about.</param>
/// <param name="Name">The fact's key in the file: <c>fee</c>.</param>
/// <param name="Value">The value, written out.</param>
/// <param name="Digest">The value's digest, by <see cref="Confirmations.DigestOf"/>.</param>
/// <param name="Office">Code of the office that answers for it.</param>
/// <param name="Confirmed">Who stands for it; null while it is drafted.</param>
/// <param name="OnScreen">Whether that was said on screen, and can be taken back there; otherwise the file says it.</param>
/// <param name="ToAsk">What has to be asked of whom before it can be confirmed.</param>
public sealed record StatedFact(
    string Subject, string Path, string SubjectName, string Name, string Value, string Digest, string Office, Confirmed? Confirmed, bool OnScreen, string? ToAsk);
