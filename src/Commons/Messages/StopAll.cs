using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages;

/// <summary>A resident wants to be told nothing more by any way, from this moment on; or again as before. The inbox always has everything.</summary>
/// <param name="Stop">Whether it stops or goes on.</param>
internal sealed record StopAll(bool Stop) : IAct<Done>
{
    /// <summary>It is so already: a second press changes nothing.</summary>
    public static readonly RefusalKind SoAlready = new("messages.so-already", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("messages.stop-all", Permission.Self);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var account = acting.Actor.Id;
        var reader = await Readers.Take(acting, account, ct);
        if (reader.StoppedAt is not null == Stop) return SoAlready.Because();
        if (Stop) reader.Stop(acting.Now);
        else reader.GoOn();
        await acting.Db.SaveChangesAsync(ct);
        await Readers.Withhold(acting, account, ct);
        acting.Record(new WaysStopped(account, Stop));
        return Done.Yes;
    }
}
