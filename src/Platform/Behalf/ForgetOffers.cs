using SmartLocal.Platform.Jobs;

namespace SmartLocal.Platform.Behalf;

/// <summary>Forgets offers that nobody accepted in time.</summary>
internal sealed record ForgetOffers : IJob
{
    public static JobKind Kind { get; } = new("behalf.forget-offers", "behalf.job.forget-offers");
}

internal sealed class OfferForgetting : IWork<ForgetOffers>
{
    public async Task<JobOutcome> Do(ForgetOffers job, Working working, CancellationToken ct)
    {
        while (!(await working.City.Perform(new ForgetSomeOffers(), ct)).IsRefused)
        {
            // Piece by piece, so that nobody waits long for the writer.
        }

        return JobOutcome.Done;
    }
}
