using SmartLocal.Platform.Jobs;

namespace SmartLocal.Platform.Behalf;

/// <summary>Has mandates erased that have been over for a year and by which nothing was done that is still kept.</summary>
internal sealed record ForgetMandates : IJob
{
    public static JobKind Kind { get; } = new("behalf.forget-mandates", "behalf.job.forget-mandates");
}

internal sealed class MandateForgetting : IWork<ForgetMandates>
{
    public async Task<JobOutcome> Do(ForgetMandates job, Working working, CancellationToken ct)
    {
        // One round a night: those that were ordered have to be gone before the next of them are looked for.
        await working.City.Perform(new OrderOldMandates(), ct);
        return JobOutcome.Done;
    }
}
