using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Procedures;

/// <summary>Somebody wants the blank form on paper. It is printed once for each version and language, whoever asks.</summary>
internal sealed record AskForPaper(string Definition, string Code, string Language, byte[] Layout) : IAct<Done>
{
    public ActKind Kind { get; } = new("procedures.ask-for-paper", Permission.Anyone);

    /// <summary>After so long a print that has not come is asked for anew: its job was cancelled, or died and nobody has replayed it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var paper = await acting.Db.Set<Paper>().AsTracking().SingleOrDefaultAsync(p => p.Definition == Definition && p.Language == Language, ct);
        if (paper is null) acting.Db.Add(paper = new Paper { Definition = Definition, Language = Language });
        if (paper.Ask(Layout, acting.Now, Patience)) acting.Queue(new PrintPaper(Definition, Language));
        acting.Record(new PaperAsked(Code, Language));
        return Done.Yes;
    }
}

/// <summary>Somebody asked for a form on paper.</summary>
/// <param name="Code">Code of the procedure.</param>
/// <param name="Language">In which language.</param>
internal sealed record PaperAsked(string Code, string Language) : IEntry
{
    static string IEntry.Name => "procedures.paper-asked";

    /// <inheritdoc/>
    public Guid About => Guid.Empty;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("procedure", Code), new("language", Language)];
}
