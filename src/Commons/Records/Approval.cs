using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Records;

/// <summary>A draft and what became of it. Whoever drafted it never decides it.</summary>
internal sealed class Approval
{
    public static readonly RefusalKind OwnDraft = new("records.own-draft", RefusalReason.NotAllowed);
    public static readonly RefusalKind NotWaiting = new("records.not-waiting", RefusalReason.Conflict);
    public static readonly RefusalKind CommentMissing = new("records.comment-missing");

    /// <summary>The longest comment, in characters.</summary>
    public const int LongestComment = 1000;

    private Approval()
    {
    }

    public ApprovalId Id { get; private init; }
    public string Office { get; private init; } = "";

    /// <summary>The document number as it is written, 清リ収第12号.</summary>
    public string Number { get; private init; } = "";

    /// <summary>Its place in the office's drafts: they are listed and paged by it.</summary>
    public long Place { get; private init; }

    public string Title { get; private init; } = "";
    public string Body { get; private set; } = "";
    public DraftOrigin Origin { get; private init; }
    public Guid Subject { get; private init; }

    /// <summary>The account of whoever it is about; null where it is about nobody.</summary>
    public Guid? Person { get; private init; }

    public string LinkPath { get; private set; } = "";
    public string DeciderRight { get; private init; } = "";
    public StaffId Drafter { get; private init; }
    public Instant DraftedAt { get; private init; }
    public ApprovalStatus Status { get; private set; }

    /// <summary>Who decided it or sent it back; nobody where it waits or was dropped.</summary>
    public StaffId? Decider { get; private set; }

    public Instant? SettledAt { get; private set; }
    public string? Comment { get; private set; }

    /// <summary>How often somebody has laid a hand on it; see <see cref="Desk"/>.</summary>
    public int Turn { get; private set; }

    public static Approval Draft(ApprovalId id, DraftForDecision asked, string number, long place, StaffId drafter, Instant now) => new()
    {
        Id = id,
        Office = asked.Office,
        Number = number,
        Place = place,
        Title = asked.Title,
        Body = string.Join('\n', asked.Body),
        Origin = asked.Origin,
        Subject = asked.Subject,
        Person = asked.Person,
        LinkPath = asked.LinkPath,
        DeciderRight = asked.DeciderRight,
        Drafter = drafter,
        DraftedAt = now,
    };

    public Result<Done> Decide(StaffId by, string? comment, Instant now) => Settle(ApprovalStatus.Decided, by, comment, now);

    public Result<Done> SendBack(StaffId by, string comment, Instant now) =>
        comment.Length == 0 ? CommentMissing.Of("comment") : Settle(ApprovalStatus.SentBack, by, comment, now);

    public Result<Done> Drop(Instant now)
    {
        if (Status is not ApprovalStatus.Waiting) return NotWaiting.Because();
        (Status, SettledAt) = (ApprovalStatus.Dropped, now);
        return Done.Yes;
    }

    /// <summary>At the end of retention its words go; number, title and what became of it stay.</summary>
    public void Erase() => (Body, Comment, LinkPath) = ("", null, "");

    private Result<Done> Settle(ApprovalStatus status, StaffId by, string? comment, Instant now)
    {
        if (by == Drafter) return OwnDraft.Because();
        if (Status is not ApprovalStatus.Waiting) return NotWaiting.Because();
        (Status, Decider, Comment, SettledAt) = (status, by, comment, now);
        return Done.Yes;
    }
}
