using SmartLocal.Platform.Jobs;

namespace SmartLocal.Procedures;

/// <summary>Forgets every draft whose time is over.</summary>
internal sealed record ExpireDrafts : IJob
{
    public static JobKind Kind { get; } = new("procedures.expire-drafts", "procedures.job.expire-drafts");
}
