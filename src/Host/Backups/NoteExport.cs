using System.Globalization;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Host.Backups;

/// <summary>Notes in the journal that everything was taken out of the city, readable.</summary>
internal sealed record NoteExport(ExportNote Note) : IAct<bool>
{
    public ActKind Kind { get; } = new("host.note-export", Permission.System);

    public ValueTask<Result<bool>> Run(Acting acting, CancellationToken ct)
    {
        acting.Record(new CityExported(Note.BegunAt, Note.Rows, Note.Files));
        return ValueTask.FromResult<Result<bool>>(true);
    }
}

/// <summary>Somebody at the machine exported all tables, personal values opened, and all files.</summary>
internal sealed record CityExported(Instant BegunAt, long Rows, int Files) : IEntry
{
    static string IEntry.Name => "host.exported";

    public Guid About => Guid.Empty;

    public IEnumerable<Fact> Facts =>
    [
        new("begun-at", BegunAt.Microseconds.ToString(CultureInfo.InvariantCulture)),
        new("rows", Rows.ToString(CultureInfo.InvariantCulture)),
        new("files", Files.ToString(CultureInfo.InvariantCulture)),
    ];
}
