namespace SmartLocal.Feel;

/// <summary>One variable of a loop, and what it runs over: a list, a range, or the whole numbers or days from one to another.</summary>
internal sealed class Turn(Local variable, Node over, Node? to)
{
    public IEnumerable<Node?> Parts => [over, to];

    public Local Variable => variable;

    public Func<Frame, object?> Compile()
    {
        var first = over.Compile();
        if (to?.Compile() is { } last) return frame => Domains.FromTo(first(frame), last(frame), frame.Run);
        return frame => Domains.Of(first(frame), frame.Run);
    }

    public override string ToString() => to is null ? $"{variable.Name} in {over}" : $"{variable.Name} in {Within(over)}..{Within(to)}";

    private static string Within(Node end) => end.IsPrimary ? end.ToString() : $"({end})";
}

/// <summary><c>for x in list, y in 1..3 return …</c>; <c>partial</c> is the list as far as it has come.</summary>
internal sealed class Loop(IReadOnlyList<Turn> turns, Local partial, Node result) : Node(FeelType.ListOf(result.Type), [result, .. turns.SelectMany(t => t.Parts)])
{
    public override bool IsPrimary => false;

    public override Step Compile()
    {
        var body = result.Compile();
        var rounds = Rounds.Compile(turns);
        return frame =>
        {
            var results = new List<object?>();
            var wrong = rounds(frame, () =>
            {
                if (partial.IsUsed) frame.Slots[partial.Slot] = frame.Run.Gathered(results);
                frame.Run.Add(results, body(frame));
                return true;
            });
            return wrong is null ? frame.Run.Gathered(results) : wrong is Unknown unknown ? unknown.And(Unknown.Within([.. results])) : null;
        };
    }

    public override string ToString() => $"for {string.Join(", ", turns)} return {result}";
}

/// <summary><c>some x in list satisfies …</c>, and <c>every</c>.</summary>
internal sealed class Quantified(bool every, IReadOnlyList<Turn> turns, Node condition) : Node(FeelType.Boolean, [condition, .. turns.SelectMany(t => t.Parts)])
{
    public override bool IsPrimary => false;

    public override Step Compile()
    {
        var holds = condition.Compile();
        var rounds = Rounds.Compile(turns);
        return frame =>
        {
            var verdict = Truth.Of(every);
            var wrong = rounds(frame, () =>
            {
                var here = holds(frame);
                verdict = every ? Logic.And(verdict, here) : Logic.Or(verdict, here);
                // One that differs decides.
                return verdict is not bool decided || decided == every;
            });
            return wrong is null ? verdict : wrong is Unknown unknown ? unknown.And(verdict as Unknown) : null;
        };
    }

    public override string ToString() => $"{(every ? "every" : "some")} {string.Join(", ", turns)} satisfies {condition}";
}

/// <summary>Runs through every combination of the variables, until a round says that it is enough.</summary>
internal static class Rounds
{
    // What a domain is that is none: the loop as a whole is null.
    private static readonly object None = new();

    public delegate object? All(Frame frame, Func<bool> round);

    /// <summary>Gives null when all went well, what was unknown, or something else when a domain was none.</summary>
    public static All Compile(IReadOnlyList<Turn> turns)
    {
        var domains = turns.Select(t => t.Compile()).ToArray();
        var slots = turns.Select(t => t.Variable.Slot).ToArray();
        return (frame, round) =>
        {
            Unknown? unknown = null;
            var enough = false;
            return Through(0) ?? unknown;

            object? Through(int depth)
            {
                if (depth == domains.Length)
                {
                    enough = !round();
                    return null;
                }

                var domain = domains[depth](frame);
                if (domain is Unknown found)
                {
                    // One round with an item that isn't known tells what else it hangs on.
                    unknown = found.And(unknown);
                    domain = new FeelList([found]);
                }

                if (domain is not FeelList items) return None;
                foreach (var item in items.Items)
                {
                    frame.Run.Step();
                    frame.Slots[slots[depth]] = item;
                    if (Through(depth + 1) is { } wrong) return wrong;
                    if (enough) return null;
                }

                return null;
            }
        };
    }
}
