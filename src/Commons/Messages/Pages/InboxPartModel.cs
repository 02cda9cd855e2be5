using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages.Pages;

public sealed record InboxPartModel
{
    private readonly IReadOnlyList<Message> newest;
    private readonly Opened own;

    internal InboxPartModel(IReadOnlyList<Message> newest, Opened own, int unread, bool unreachable)
    {
        (this.newest, this.own) = (newest, own);
        Unread = unread;
        Unreachable = unreachable;
    }

    public int Unread { get; }

    /// <summary>Whether she acts for another whose messages are not hers to read.</summary>
    public bool Closed { get; init; }

    /// <summary>Whether mails to her address come back.</summary>
    public bool Unreachable { get; }

    /// <summary>The lines in her language, which is only known where the page is written.</summary>
    public IReadOnlyList<InboxLine> Lines(Text text) => [.. newest.Select(m => InboxLine.Of(m, text, own))];
}
