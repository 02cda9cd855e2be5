using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;

namespace SmartLocal.Procedures;

/// <summary>A form is on paper: its file and the places of its answers are kept with its version. Performed with the end of the job.</summary>
internal sealed record KeepPaper(string Definition, string Language, WrittenFile File, int Sheets, string Zones) : IAct<Done>
{
    public ActKind Kind { get; } = new("procedures.keep-paper", Permission.System);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var paper = await acting.Db.Set<Paper>().AsTracking().SingleAsync(p => p.Definition == Definition && p.Language == Language, ct);
        if (!(await acting.Ask(new KeepFile(File, File.Id.Value), ct)).Try(out var file, out var no)) return no;
        paper.Keep(file, Sheets, Zones);
        return Done.Yes;
    }
}
