using SmartLocal.Platform.Text;

namespace SmartLocal.Messages.Pages;

public sealed record InboxPartModel
{
    private readonly IReadOnlyList<Message> newest;

    internal InboxPartModel(IReadOnlyList<Message> newest, int unread, bool unreachable)
    {
        this.newest = newest;
        Unread = unread;
        Unreachable = unreachable;
    }

    public int Unread { get; }

    /// <summary>Whether mails to her address come back.</summary>
    public bool Unreachable { get; }

    /// <summary>The lines in her language, which is only known where the page is written.</summary>
    public IReadOnlyList<InboxLine> Lines(Text text) => [.. newest.Select(m => InboxLine.Of(m, text))];
}
