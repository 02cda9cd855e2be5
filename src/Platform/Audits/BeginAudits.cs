using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Jobs;

namespace SmartLocal.Platform.Audits;

/// <summary>Somebody wants the audits run now.</summary>
internal sealed record BeginAudits : IAct<Done>
{
    public ActKind Kind { get; } = new("audits.begin", JobRight.Operate);

    public ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        acting.Record(new AuditsAsked(acting.Queue(new RunAudits()).Value));
        return ValueTask.FromResult<Result<Done>>(Done.Yes);
    }
}

/// <summary>Somebody wanted the audits run.</summary>
/// <param name="Round">The job that does it.</param>
public sealed record AuditsAsked(Guid Round) : Journal.IEntry
{
    static string Journal.IEntry.Name => "audits.asked";

    /// <inheritdoc/>
    public Guid About => Round;
}
