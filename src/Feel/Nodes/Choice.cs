namespace SmartLocal.Feel;

/// <summary><c>if … then … else …</c>: whatever isn't true chooses the second.</summary>
internal sealed class Choice(Node condition, Node then, Node otherwise) : Node(FeelType.Either(then.Type, otherwise.Type), condition, then, otherwise)
{
    public override bool IsPrimary => false;

    public override Step Compile()
    {
        var (which, yes, no) = (condition.Compile(), then.Compile(), otherwise.Compile());
        return frame => which(frame) switch
        {
            true => yes(frame),
            Unknown unknown => Unknowns.Either(unknown, yes(frame), no(frame)),
            _ => no(frame),
        };
    }

    public override string ToString() => $"if {condition} then {then} else {otherwise}";
}
