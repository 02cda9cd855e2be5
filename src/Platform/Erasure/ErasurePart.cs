using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Erasure;

/// <summary>Erasure at the end of retention.</summary>
internal sealed class ErasurePart : Part
{
    public override void Configure(ModuleBuilder platform) => platform
        .Tables<ErasureTables>()
        .Entry<ErasureOrdered>()
        .Entry<MatterErased>()
        .Plug<IAfterRestore, StaysErased>();
}
