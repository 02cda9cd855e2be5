namespace SmartLocal.Feel;

/// <summary>One parameter of a built-in function.</summary>
/// <param name="Name">Its name, for calls by name.</param>
/// <param name="Type">What it takes.</param>
/// <param name="MayBeLeftOut">Whether a call may end before it.</param>
/// <param name="MayBeNull">Whether null is taken; otherwise null makes the call null.</param>
/// <param name="Rest">Whether it takes all that follows, as a list.</param>
internal sealed record Parameter(string Name, FeelType Type, bool MayBeLeftOut, bool MayBeNull, Rest Rest);

/// <summary>How a last parameter takes all that follows.</summary>
internal enum Rest
{
    /// <summary>It takes one value.</summary>
    None,

    /// <summary>One list, or its items: <c>sum([1, 2])</c> is <c>sum(1, 2)</c>.</summary>
    ListOrItems,

    /// <summary>Each is an item, a single list too: <c>concatenate([1, 2])</c>.</summary>
    Items,
}

/// <summary>
/// One way to call a built-in function, written as <c>string: string, start position: number, length?: number</c>: a <c>?</c> after
/// the name may be left out, after the type may be null; <c>...</c> before the name takes the rest or one list, <c>each </c> the rest.
/// </summary>
internal sealed class Signature
{
    private static readonly Dictionary<string, FeelType> Types = new(StringComparer.Ordinal)
    {
        ["any"] = FeelType.Any,
        ["boolean"] = FeelType.Boolean,
        ["number"] = FeelType.Number,
        ["string"] = FeelType.String,
        ["date"] = FeelType.Date,
        ["time"] = FeelType.Time,
        ["day"] = new UnionType([FeelType.Date, FeelType.DateTime]),
        ["moment"] = new UnionType([FeelType.DateTime, FeelType.Date, FeelType.Time]),
        ["duration"] = new UnionType([FeelType.DaysTime, FeelType.YearsMonths]),
        ["days and time duration"] = FeelType.DaysTime,
        ["list"] = FeelType.ListOf(FeelType.Any),
        ["strings"] = FeelType.ListOf(FeelType.String),
        ["context"] = FeelType.ContextOf(),
        ["range"] = FeelType.RangeOf(FeelType.Any),
        ["function"] = FunctionType.Whatever,
    };

    private readonly Func<object?[], Run, object?> body;

    public Signature(string parameters, Func<object?[], Run, object?> body)
    {
        this.body = body;
        Parameters = parameters.Length == 0 ? [] : [.. parameters.Split(", ").Select(Read)];
        Names = [.. Parameters.Select(p => p.Name)];
        Fewest = Parameters.Count(p => !p.MayBeLeftOut);
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    public string[] Names { get; }

    private int Fewest { get; }

    private bool TakesRest => Parameters is [.., { Rest: not Rest.None }];

    public bool Fits(int count, string[]? names)
    {
        if (names is null) return count >= Fewest && (count <= Parameters.Count || TakesRest);
        return names.All(n => Array.IndexOf(Names, n) >= 0) && names.Distinct(StringComparer.Ordinal).Count() == names.Length
            && Parameters.All(p => p.MayBeLeftOut || Array.IndexOf(names, p.Name) >= 0);
    }

    /// <summary>The values in the order of the parameters, as long as the call goes; what is left out in between is null.</summary>
    public object?[] InOrder(Arguments given)
    {
        if (given.Names is null) return TakesRest ? Gathered(given.Values) : given.Values;
        var last = Array.FindLastIndex(Names, n => Array.IndexOf(given.Names, n) >= 0);
        var ordered = new object?[last + 1];
        for (var i = 0; i <= last; i++)
            ordered[i] = Array.IndexOf(given.Names, Names[i]) is var at and >= 0 ? given.Values[at] : null;
        return ordered;
    }

    /// <summary>Whether every value is, or can be taken as, what its parameter takes. The values become what they are taken as.</summary>
    public bool Takes(object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = Parameters[i];
            if (values[i] is null)
            {
                if (!parameter.MayBeNull) return false;
                continue;
            }

            var taken = parameter.Type.Take(values[i]);
            if (taken is null) return false;
            values[i] = taken;
        }

        return true;
    }

    public object? Call(object?[] values, Run run) => body(values, run);

    private static Parameter Read(string written)
    {
        var rest = written.StartsWith("...", StringComparison.Ordinal) ? Rest.ListOrItems
            : written.StartsWith("each ", StringComparison.Ordinal) ? Rest.Items : Rest.None;
        var parts = written[(rest switch { Rest.ListOrItems => 3, Rest.Items => 5, _ => 0 })..].Split(": ");
        var (name, type) = (parts[0], parts[1]);
        return new(name.TrimEnd('?'), Types[type.TrimEnd('?')], name.EndsWith('?'), type.EndsWith('?'), rest);
    }

    private object?[] Gathered(object?[] values)
    {
        var before = Parameters.Count - 1;
        // Alone it may be the list itself: sum([1, 2]) is sum(1, 2).
        if (before == 0 && values is [FeelList or null or Unknown] && Parameters[0].Rest == Rest.ListOrItems) return values;
        return [.. values[..before], new FeelList(values[before..])];
    }
}
