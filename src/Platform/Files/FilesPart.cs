using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Files;

/// <summary>Files that people sent.</summary>
internal sealed class FilesPart : Part
{
    public override void Configure(ModuleBuilder platform) => platform
        .Tables<FileTables>()
        .Entry<FileKept>()
        .Entry<WaitingForgotten>()
        .Job<ForgetWaitingFiles, PieceByPiece<ForgetWaitingFiles, ForgetWaiting>>("daily 03:18")
        .Job<SweepFiles, FileSweeping>("daily 03:20")
        .Plug<IAudit, FileAudit>()
        .Plug<IAccountBelongings, OwnFiles>();
}
