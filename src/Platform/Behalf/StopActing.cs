using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.Behalf;

/// <summary>She acts for herself again.</summary>
internal sealed record StopActing(string Session) : IAct<Done>
{
    public ActKind Kind { get; } = new("behalf.stop-acting", Permission.Either(Permission.Self, Permission.Staff));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        await BeginActing.Put(acting, Session, null, ct);
        acting.Record(new ActingStopped(acting.Actor.Id));
        return Done.Yes;
    }
}
