using SmartLocal.Platform.Jobs;

namespace SmartLocal.Procedures;

/// <summary>Forgets every draft whose time is over.</summary>
internal sealed record ExpireDrafts : IJob
{
    public static JobKind Kind { get; } = new("procedures.expire-drafts", "procedures.job.expire-drafts");
}

internal sealed class DraftExpiry : IWork<ExpireDrafts>
{
    public async Task<JobOutcome> Do(ExpireDrafts job, Working working, CancellationToken ct)
    {
        while (!(await working.City.Perform(new ForgetDrafts(), ct)).IsRefused)
        {
            // Piece by piece, so that nobody waits long for the writer.
        }

        return JobOutcome.Done;
    }
}
