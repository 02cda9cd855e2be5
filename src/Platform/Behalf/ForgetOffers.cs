using SmartLocal.Platform.Jobs;

namespace SmartLocal.Platform.Behalf;

/// <summary>Forgets offers that nobody accepted in time.</summary>
internal sealed record ForgetOffers : IJob
{
    public static JobKind Kind { get; } = new("behalf.forget-offers", "behalf.job.forget-offers");
}
