using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Files;

/// <summary>Files that people sent.</summary>
internal sealed class FilesPart : Part
{
    public override void Configure(ModuleBuilder platform) => platform
        .Tables<FileTables>()
        .Entry<FileKept>()
        .Job<SweepFiles, FileSweeping>("daily 03:20")
        .Plug<IAudit, FileAudit>()
        .Plug<IAccountBelongings, OwnFiles>();
}
