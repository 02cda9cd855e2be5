using SmartLocal.Kernel;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages.Pages;

/// <param name="Lines">The newest first.</param>
/// <param name="NextHref">The older ones; null where there are none.</param>
/// <param name="Closed">Whether she acts for another whose messages are not hers to read: then it is empty for that reason.</param>
public sealed record InboxModel(IReadOnlyList<InboxLine> Lines, string? NextHref, bool Closed);

public sealed record InboxLine(string Href, RichText Subject, Instant At, bool Unread)
{
    internal static InboxLine Of(Message message, Text text, Opened own) =>
        new($"/my/messages/{message.Id.Value}", message.In(text, own).Subject, message.At, message.ReadAt is null);
}

/// <param name="Subject">In her language.</param>
/// <param name="Body">In her language.</param>
/// <param name="LinkPath">Where what it is about can be seen; the inbox where nothing can.</param>
/// <param name="At">When it came.</param>
/// <param name="OfTheStaff">Whether the staff has written it for many, and it is about no matter of hers.</param>
public sealed record MessageModel(RichText Subject, RichText Body, string LinkPath, Instant At, bool OfTheStaff);
