using System.Runtime.CompilerServices;

namespace SmartLocal.Feel;

/// <summary>One evaluation: what it may still ask for, and what time it is in it.</summary>
internal sealed class Run(Limits limits, FeelClock? clock, bool isSupposing = false)
{
    private int steps = limits.Steps;
    private int depth;
    private object? now;

    public Limits Limits => limits;

    /// <summary>Whether anything may be unknown in it.</summary>
    public bool IsSupposing => isSupposing;

    /// <summary>The same moment throughout; null where the caller has no clock.</summary>
    public FeelDateTime? Now => (FeelDateTime?)(now ??= clock?.Now());

    public void Step(int count = 1)
    {
        if ((steps -= count) < 0) throw LimitReachedException.Steps(limits.Steps);
    }

    public void Enter()
    {
        Step();
        if (++depth > limits.CallDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw LimitReachedException.Depth(limits.CallDepth);
    }

    public void Leave() => depth--;

    public FeelList Gathered(List<object?> items) => List([.. items]);

    public FeelList List(object?[] items)
    {
        if (items.Length > limits.ListLength) throw LimitReachedException.List(limits.ListLength);
        Step(items.Length);
        return new FeelList(items);
    }

    public void Add(List<object?> items, object? item)
    {
        Step();
        if (items.Count >= limits.ListLength) throw LimitReachedException.List(limits.ListLength);
        items.Add(item);
    }

    public string Text(string text)
    {
        if (text.Length > limits.StringLength) throw LimitReachedException.String(limits.StringLength);
        return text;
    }
}
