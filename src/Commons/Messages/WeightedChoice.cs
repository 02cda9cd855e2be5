using System.Buffers.Binary;
using SmartLocal.Kernel;

namespace SmartLocal.Messages;

/// <summary>
/// Which of several equal ways is taken, at random by their weights. A way that fails <see cref="Failures"/> times within
/// <see cref="Within"/> falls to <see cref="Least"/> of its weight and gains the rest back evenly over <see cref="Recovery"/>. Never
/// to nothing: the few that still go there find out that it is back. What it knows is of this node and lost at a restart. Safe for
/// many threads.
/// </summary>
/// <param name="chance">Draws.</param>
/// <param name="clock">Counts failures and gives weight back.</param>
internal sealed class WeightedChoice(IChance chance, TimeProvider clock)
{
    /// <summary>How many failures let a way fall.</summary>
    public const int Failures = 5;

    /// <summary>What is left of the weight of a way that has fallen just now.</summary>
    public const double Least = 0.1;

    /// <summary>The time within which the failures are counted.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromSeconds(60);

    /// <summary>From the last fall to the whole weight.</summary>
    public static readonly TimeSpan Recovery = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Way> known = new(StringComparer.Ordinal);

    /// <summary>The place in the list of the way that is taken now.</summary>
    /// <exception cref="ArgumentException">There is none, or a weight is not positive.</exception>
    public int Choose(IReadOnlyList<(string Name, int Weight)> ways)
    {
        if (ways.Count == 0 || ways.Any(w => w.Weight <= 0)) throw new ArgumentException("At least one way is needed, each with a weight.", nameof(ways));
        if (ways.Count == 1) return 0;
        var weights = ways.Select(w => w.Weight * Share(w.Name)).ToArray();
        var drawn = Draw() * weights.Sum();
        for (var at = 0; at < weights.Length - 1; at++)
        {
            drawn -= weights[at];
            if (drawn < 0) return at;
        }

        return weights.Length - 1;
    }

    /// <summary>The way of that name could not be used just now.</summary>
    public void Failed(string name)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            if (!known.TryGetValue(name, out var way)) known.Add(name, way = new Way());
            way.Failed.Enqueue(now);
            while (now - way.Failed.Peek() >= Within) way.Failed.Dequeue();
            if (way.Failed.Count < Failures) return;
            way.Failed.Clear();
            way.Fell = now;
        }
    }

    /// <summary>How much of its weight the way of that name has now: from <see cref="Least"/> to 1.</summary>
    public double Share(string name)
    {
        lock (gate)
        {
            if (!known.TryGetValue(name, out var way) || way.Fell is not { } fell) return 1;
            return Math.Clamp(Least + ((1 - Least) * ((clock.GetUtcNow() - fell) / Recovery)), Least, 1);
        }
    }

    /// <summary>From 0 to just below 1, in steps of 2⁻⁵³.</summary>
    private double Draw()
    {
        Span<byte> bytes = stackalloc byte[8];
        chance.Fill(bytes);
        return (BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 11) * (1.0 / (1UL << 53));
    }

    private sealed class Way
    {
        public Queue<DateTimeOffset> Failed { get; } = new();

        public DateTimeOffset? Fell { get; set; }
    }
}
