namespace SmartLocal.Feel;

/// <summary><c>a.b</c>: an entry of a context, a part of a day or duration, an end of a range; of a list, those of its items.</summary>
internal sealed class Path(Node of, string name, FeelType type) : Node(type, of)
{
    public override Step Compile()
    {
        var value = of.Compile();
        return frame => Parts.Of(value(frame), name, frame.Run);
    }

    public override string ToString() => $"{Operand(of)}.{name}";
}
