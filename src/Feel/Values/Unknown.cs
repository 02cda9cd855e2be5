namespace SmartLocal.Feel;

/// <summary>
/// What isn't known yet, and which facts it hangs on. It enters an evaluation only by <see cref="Formula.Suppose"/> and spreads
/// through whatever can depend on it; no value of the standard is one.
/// </summary>
internal sealed class Unknown
{
    private Unknown(IReadOnlySet<string> facts) => Facts = facts;

    public IReadOnlySet<string> Facts { get; }

    public static Unknown Of(string fact) => new(new HashSet<string>(StringComparer.Ordinal) { fact });

    public static Unknown? Any(object? a) => a as Unknown;

    public static Unknown? Any(object? a, object? b) =>
        a is Unknown x ? (b is Unknown y ? x.And(y) : x) : b as Unknown;

    /// <summary>Everything that is unknown in these values, in lists and contexts too; null when all is known.</summary>
    public static Unknown? Within(params ReadOnlySpan<object?> values)
    {
        Unknown? found = null;
        foreach (var value in values)
        {
            var within = value switch
            {
                Unknown unknown => unknown,
                FeelList list => Within(list.Items),
                FeelContext context => Within([.. context.Values]),
                _ => null,
            };
            if (within is not null) found = found is null ? within : found.And(within);
        }

        return found;
    }

    public Unknown And(Unknown? other)
    {
        if (other is null || other.Facts.IsSubsetOf(Facts)) return this;
        var both = new HashSet<string>(Facts, StringComparer.Ordinal);
        both.UnionWith(other.Facts);
        return new(both);
    }
}
