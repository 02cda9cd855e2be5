using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages.Contracts;

/// <summary>
/// Puts the same message into the inboxes of many, and announces it to each by every way that she has and wants. When the act is done
/// its recipients are fixed and nobody of them is forgotten, whatever stops after it; the inboxes fill within seconds, a thousand at a
/// time, and nobody else waits for that.
/// </summary>
/// <param name="To">Whom it is for.</param>
/// <param name="TemplateKey">As for <see cref="SendMessage"/>.</param>
/// <param name="Values">The same for everybody.</param>
/// <param name="LinkPath">The same for everybody.</param>
/// <param name="About">What it is about. Stands in the journal for ever.</param>
/// <param name="Purpose">What it is for: by that its readers have chosen how they are told.</param>
public sealed partial record SendToMany(
    Recipients To, string TemplateKey, IReadOnlyDictionary<string, string> Values, string LinkPath, Guid About, MessagePurpose Purpose)
    : IAct<BroadcastId>
{
    /// <summary>Nobody has an account yet.</summary>
    public static readonly RefusalKind Nobody = new("messages.nobody", RefusalReason.Conflict);

    /// <inheritdoc/>
    public ActKind Kind { get; } = new("messages.send-to-many", Permission.System, Weight.Bulk);
}
