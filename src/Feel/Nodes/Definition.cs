namespace SmartLocal.Feel;

/// <summary><c>function(a: number) a + 1</c>. It keeps what it saw where it was written.</summary>
internal sealed class Definition(IReadOnlyList<Local> parameters, Node body, Slots slots, FeelType? result = null)
    : Node(FeelType.FunctionOf(parameters.Select(p => p.Type), result ?? body.Type), body)
{
    public override bool IsPrimary => false;

    public override Step Compile()
    {
        var inside = body.Compile();
        var names = parameters.Select(p => p.Name).ToArray();
        var type = Type;
        var returned = result ?? FeelType.Any;
        return frame =>
        {
            var seen = (object?[])frame.Slots.Clone();
            return new FeelFunction(names, type, (arguments, run) =>
            {
                if (arguments.InOrder(names) is not { } given) return null;
                var own = new object?[Math.Max(slots.Most, seen.Length)];
                seen.CopyTo(own, 0);
                Unknown? unknown = null;
                for (var i = 0; i < given.Length; i++)
                {
                    var taken = parameters[i].Type.Take(given[i]);
                    // A value of another type makes the whole call null, and what isn't known may be of any.
                    if (parameters[i].Type is not AnyType && taken is Unknown found) unknown = found.And(unknown);
                    if (taken is null && given[i] is not null) return null;
                    own[parameters[i].Slot] = taken;
                }

                var value = returned.Take(inside(new Frame(own, run)));
                return unknown is null ? value : unknown.And(Unknown.Within(value));
            })
            { Seen = seen };
        };
    }

    public override string ToString()
    {
        var heads = parameters.Select(p => p.Type is AnyType ? p.Name : $"{p.Name}: {p.Type}");
        return $"function({string.Join(", ", heads)}) {body}";
    }
}

/// <summary>A function of another language: the standard has them, this library calls none, so calling one gives null.</summary>
internal sealed class ForeignDefinition(IReadOnlyList<Local> parameters, Node where) : Node(FunctionType.Whatever)
{
    public override bool IsPrimary => false;

    public override Step Compile()
    {
        var value = new FeelFunction([.. parameters.Select(p => p.Name)], FunctionType.Whatever, static (_, _) => null);
        return _ => value;
    }

    public override string ToString() => $"function({string.Join(", ", parameters.Select(p => p.Name))}) external {where}";
}
