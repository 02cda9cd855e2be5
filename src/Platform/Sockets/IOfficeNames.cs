using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Sockets;

/// <summary>Knows the offices (課) and what they are called, so that the platform can name to a resident who looked.</summary>
[Socket]
public interface IOfficeNames
{
    /// <summary>The names by code; a code that no office has is not among them.</summary>
    Task<IReadOnlyDictionary<string, string>> NamesOf(CityContext db, IReadOnlyCollection<string> codes, CancellationToken ct);

    /// <summary>All offices, code and name, as lists show them.</summary>
    Task<IReadOnlyList<KeyValuePair<string, string>>> All(CityContext db, CancellationToken ct);
}
