using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Erasure;

/// <summary>What was erased stays erased when yesterday's database is put back.</summary>
internal sealed class StaysErased(Erasures erasures) : IAfterRestore
{
    public Task Reapply(CancellationToken ct) => erasures.ReapplyAll(ct);
}
