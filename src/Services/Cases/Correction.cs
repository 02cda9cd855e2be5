using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;

namespace SmartLocal.Cases;

/// <summary>One answer that the applicant is asked to put right (補正), who asked when, and when she did.</summary>
internal sealed class Correction
{
    public static readonly RefusalKind AnsweredAlready = new("cases.correction-answered-already", RefusalReason.Conflict);

    private Correction()
    {
    }

    public CorrectionId Id { get; private init; }
    public CaseId Case { get; private init; }

    /// <summary>Id of the item in the procedure's form.</summary>
    public string Item { get; private init; } = "";

    /// <summary>What is wrong, in the clerk's words.</summary>
    public string Question { get; private init; } = "";

    public StaffId AskedBy { get; private init; }
    public Instant AskedAt { get; private init; }
    public Instant? AnsweredAt { get; private set; }

    public bool IsOpen => AnsweredAt is null;

    /// <summary>When the clock stood for it.</summary>
    public Stop Stop => new(AskedAt.TokyoDate, AnsweredAt?.TokyoDate);

    public static Correction Ask(CorrectionId id, CaseId of, string item, string question, StaffId by, Instant now) =>
        new() { Id = id, Case = of, Item = item, Question = question, AskedBy = by, AskedAt = now };

    public void Answer(Instant now) => AnsweredAt ??= now;
}

internal readonly record struct CorrectionId(Guid Value) : IId<CorrectionId>
{
    public static CorrectionId From(Guid value) => new(value);
}
