using SmartLocal.Platform.Jobs;

namespace SmartLocal.Procedures;

/// <summary>Tells everybody whose draft will be forgotten soon.</summary>
internal sealed record WarnOfDrafts : IJob
{
    public static JobKind Kind { get; } = new("procedures.warn-of-drafts", "procedures.job.warn-of-drafts");
}
