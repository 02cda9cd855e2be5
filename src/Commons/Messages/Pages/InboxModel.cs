using SmartLocal.Kernel;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages.Pages;

public sealed record InboxModel(IReadOnlyList<InboxLine> Lines, string? NextHref);

public sealed record InboxLine(string Href, RichText Subject, Instant At, bool Unread)
{
    internal static InboxLine Of(Message message, Text text, Opened own) =>
        new($"/my/messages/{message.Id.Value}", message.In(text, own).Subject, message.At, message.ReadAt is null);
}

public sealed record MessageModel(RichText Subject, RichText Body, string LinkPath, Instant At);
