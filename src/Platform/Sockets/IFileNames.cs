using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;

namespace SmartLocal.Platform.Sockets;

/// <summary>A module whose things name files that were sent before them. Asked before a file is forgotten.</summary>
[Socket]
public interface IFileNames
{
    /// <summary>Of the files that this owner has sent, those that things of the module name, each with the thing.</summary>
    /// <param name="acting">The act that would forget the others.</param>
    /// <param name="owner">Who sent them.</param>
    /// <param name="files">The files.</param>
    /// <param name="ct">Stops the asking.</param>
    ValueTask<IReadOnlyDictionary<FileId, Guid>> Named(Acting acting, Guid owner, IReadOnlySet<FileId> files, CancellationToken ct);
}
