namespace SmartLocal.Feel;

/// <summary>What an expression compiles to.</summary>
internal delegate object? Step(Frame frame);

/// <summary>
/// The values of the names in scope, each in its slot. A slot is written before what it is in scope of is evaluated, so a
/// function that keeps a copy of the slots keeps all that it sees.
/// </summary>
internal sealed class Frame(object?[] slots, Run run)
{
    public readonly object?[] Slots = slots;

    public readonly Run Run = run;
}
