using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Sockets;

/// <summary>
/// Knows who is protected (支援措置, 住民基本台帳事務処理要領 第5の10): her whereabouts must not reach whoever threatens her, so she is
/// masked everywhere but before those who hold the right in an office that is named for her.
/// </summary>
[Socket]
public interface IProtection
{
    /// <summary>Those of the subjects that are protected at this moment, each with the codes of the offices that may look.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlyList<string>>> ProtectedAmong(CityContext db, IReadOnlySet<Guid> subjects, Instant now, CancellationToken ct);
}
