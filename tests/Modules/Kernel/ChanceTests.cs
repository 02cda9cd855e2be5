using SmartLocal.Kernel;

namespace SmartLocal.Tests.Kernel;

public sealed class ChanceTests
{
    [Fact]
    public void Chance_hands_out_no_byte_twice_and_leaves_none_unfilled()
    {
        var chance = new SystemChance();
        var draws = Enumerable.Range(0, 3_000).AsParallel().WithDegreeOfParallelism(4).Select(i =>
        {
            // Sizes that end within, at and beyond what is drawn at once.
            var bytes = new byte[new[] { 8, 16, 32, 500, 512, 513, 2_000 }[i % 7]];
            chance.Fill(bytes);
            return bytes;
        }).ToList();

        // Runs of eight equal bytes by chance: once in 10^13 such tests.
        var runs = draws.SelectMany(d => d.Chunk(8).Where(c => c.Length == 8).Select(c => BitConverter.ToInt64(c))).ToList();
        Assert.Equal(runs.Count, runs.Distinct().Count());
        Assert.DoesNotContain(0, runs);
    }
}
