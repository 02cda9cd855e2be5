using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.Jobs;

/// <summary>Work that is one act, performed again and again until it is refused because nothing is left: piece by piece, so that nobody waits long for the writer.</summary>
/// <typeparam name="TJob">The job.</typeparam>
/// <typeparam name="TAct">Does one piece; refused when there is none.</typeparam>
public sealed class PieceByPiece<TJob, TAct> : IWork<TJob>
    where TJob : IJob
    where TAct : IAct<Done>, new()
{
    /// <inheritdoc/>
    public async Task<JobOutcome> Do(TJob job, Working working, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(working);
        while ((await working.City.Perform(new TAct(), ct)).Try(out _, out _)) ct.ThrowIfCancellationRequested();
        return JobOutcome.Done;
    }
}
