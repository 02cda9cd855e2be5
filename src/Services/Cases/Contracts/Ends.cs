using SmartLocal.Forms;

namespace SmartLocal.Cases.Contracts;

/// <summary>What cases end in, as API, texts and the journal's sealed facts spell it.</summary>
public static class Ends
{
    /// <summary><c>decision</c>, <c>receipt</c>, <c>booking</c>, <c>reply</c>; <c>handover</c> has no cases.</summary>
    public static string Code(this OutcomeKind kind) => kind switch
    {
        OutcomeKind.Decision => "decision",
        OutcomeKind.Receipt => "receipt",
        OutcomeKind.Booking => "booking",
        OutcomeKind.Reply => "reply",
        OutcomeKind.Handover => "handover",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
