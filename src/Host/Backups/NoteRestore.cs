using System.Globalization;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Host.Backups;

/// <summary>Notes in the journal that the city goes on from a backup.</summary>
internal sealed record NoteRestore(Instant MadeAt) : IAct<bool>
{
    public ActKind Kind { get; } = new("host.note-restore", Permission.System);

    public ValueTask<Result<bool>> Run(Acting acting, CancellationToken ct)
    {
        acting.Record(new CityRestored(MadeAt));
        return ValueTask.FromResult<Result<bool>>(true);
    }
}

/// <summary>The city was restored from a backup; what came after it in the time before is not in this journal.</summary>
internal sealed record CityRestored(Instant MadeAt) : IEntry
{
    static string IEntry.Name => "host.restored";

    public Guid About => Guid.Empty;

    public IEnumerable<Fact> Facts => [new("made-at", MadeAt.Microseconds.ToString(CultureInfo.InvariantCulture))];
}
