using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages;

/// <summary>A resident opens a message of her own inbox for the first time.</summary>
internal sealed record ReadMessage(InboxMessageId Message) : IAct<Done>
{
    /// <summary>No such message in her inbox.</summary>
    public static readonly RefusalKind Unknown = new("messages.unknown", RefusalReason.NotFound);

    /// <summary>She had read it before.</summary>
    public static readonly RefusalKind ReadBefore = new("messages.read-before", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("messages.read", Permission.Resident);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (acting.Actor.SeesOnlyOf is not null) return Unknown.Because();
        var reader = acting.Actor.Subject;
        var message = await acting.Db.Set<Message>().AsTracking().SingleOrDefaultAsync(m => m.Id == Message && m.Account == reader, ct);
        if (message is null) return Unknown.Because();
        if (!message.Open(acting.Now)) return ReadBefore.Because();
        acting.Record(new MessageRead(Message));
        return Done.Yes;
    }
}
