using Microsoft.Extensions.Logging;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Modules;

namespace SmartLocal.Platform.Journal;

/// <summary>Reads the whole journal and holds it against the anchor. A fault kills the job, so that it stands on the screen until somebody has seen it.</summary>
internal sealed record CheckJournal : IJob
{
    public static JobKind Kind { get; } = new("journal.check", "journal.job.check") { Lease = TimeSpan.FromMinutes(5) };
}

internal sealed partial class JournalCheck(JournalVerification verification, JournalState journal, ILogger<JournalCheck> log) : IWork<CheckJournal>
{
    public async Task<JobOutcome> Do(CheckJournal job, Working working, CancellationToken ct)
    {
        var head = (await journal.Read(ct)).Head;
        var verdict = await verification.Run(withAnchor: true, ct, read => working.Progress(Math.Min(read, head), head));
        if (verdict.Fault is not { } fault) return JobOutcome.Done;
        Broken(log, fault, verdict.FirstBad);
        return JobOutcome.GiveUp($"journal.{Words.Kebab(fault.ToString())}");
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The journal is not what was sealed: {Fault} at entry {Number}")]
    private static partial void Broken(ILogger logger, JournalFault fault, long? number);
}
