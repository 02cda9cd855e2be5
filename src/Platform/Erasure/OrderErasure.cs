using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.Erasure;

/// <summary>Orders the erasure of matters that a second person has decided. It is carried out one matter at a time.</summary>
/// <param name="Decision">Id of the decision; what was ordered by it is asked for by it.</param>
/// <param name="Matters">The matters.</param>
public sealed record OrderErasure(Guid Decision, IReadOnlyCollection<Guid> Matters) : IAct<Done>
{
    /// <inheritdoc/>
    public ActKind Kind { get; } = new("erasure.order", Permission.System);

    /// <inheritdoc/>
    async ValueTask<Result<Done>> IAct<Done>.Run(Acting acting, CancellationToken ct)
    {
        var keys = acting.Get<CityKeys>();
        foreach (var matter in Matters.Distinct())
        {
            var digest = ErasureLog.Digest(keys, matter);
            if (!await acting.Db.Set<ErasureRow>().AnyAsync(e => e.Digest == digest, ct))
                acting.Db.Add(new ErasureRow { Digest = digest, Matter = matter, Decision = Decision, OrderedAt = acting.Now });
        }

        acting.Record(new ErasureOrdered(Decision, Matters.Count));
        return Done.Yes;
    }
}

/// <summary>The erasure of matters was ordered.</summary>
/// <param name="Decision">By which decision.</param>
/// <param name="Count">Of how many.</param>
public sealed record ErasureOrdered(Guid Decision, int Count) : IEntry
{
    static string IEntry.Name => "erasure.ordered";

    /// <inheritdoc/>
    public Guid About => Decision;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("count", Count.ToString(CultureInfo.InvariantCulture))];
}
