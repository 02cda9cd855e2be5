using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Sockets;

/// <summary>Knows what an office (課) is called, so that the platform can name to a resident who looked.</summary>
[Socket]
public interface IOfficeNames
{
    /// <summary>The names by code; a code that no office has is not among them.</summary>
    Task<IReadOnlyDictionary<string, string>> NamesOf(CityContext db, IReadOnlyCollection<string> codes, CancellationToken ct);
}
