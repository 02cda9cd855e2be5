using System.Security.Cryptography;

namespace SmartLocal.Kernel;

/// <summary>Where random bytes come from: the machine's cryptographic source, or a seeded one in a simulated day.</summary>
public interface IChance
{
    /// <summary>Fills the bytes.</summary>
    void Fill(Span<byte> bytes);
}

/// <summary>
/// The operating system's cryptographic source, asked for a few hundred bytes at a time: an act draws ids, a salt and a
/// receipt number, and each question costs as much as all of them. What was handed out is wiped here.
/// </summary>
public sealed class SystemChance : IChance
{
    [ThreadStatic]
    private static byte[]? drawn;

    [ThreadStatic]
    private static int left;

    /// <inheritdoc/>
    public void Fill(Span<byte> bytes)
    {
        drawn ??= new byte[512];
        if (bytes.Length > drawn.Length)
        {
            RandomNumberGenerator.Fill(bytes);
            return;
        }

        if (bytes.Length > left)
        {
            RandomNumberGenerator.Fill(drawn);
            left = drawn.Length;
        }

        var next = drawn.AsSpan(left - bytes.Length, bytes.Length);
        next.CopyTo(bytes);
        next.Clear();
        left -= bytes.Length;
    }
}

/// <summary>The same bytes for the same seed. For tests and the simulated day; never where a secret is made.</summary>
public sealed class SeededChance(int seed) : IChance
{
    private readonly Random random = new(seed);
    private readonly Lock gate = new();

    /// <inheritdoc/>
    public void Fill(Span<byte> bytes)
    {
        lock (gate)
            random.NextBytes(bytes);
    }
}
