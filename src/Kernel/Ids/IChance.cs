using System.Security.Cryptography;

namespace SmartLocal.Kernel;

/// <summary>Where random bytes come from: the machine's cryptographic source, or a seeded one in a simulated day.</summary>
public interface IChance
{
    /// <summary>Fills the bytes.</summary>
    void Fill(Span<byte> bytes);
}

/// <summary>The operating system's cryptographic source.</summary>
public sealed class SystemChance : IChance
{
    /// <inheritdoc/>
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
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
