using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Sockets;

/// <summary>
/// Knows who is protected (支援措置, 住民基本台帳事務処理要領 第5の10): her whereabouts must not reach whoever threatens her, so she is
/// masked everywhere but before those who hold the right.
/// </summary>
[Socket]
public interface IProtection
{
    /// <summary>Those of the subjects that are protected at this moment.</summary>
    Task<IReadOnlySet<Guid>> ProtectedAmong(CityContext db, IReadOnlySet<Guid> subjects, Instant now, CancellationToken ct);
}
