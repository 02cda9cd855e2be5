using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Sockets;

/// <summary>Knows the offices (課) and what they are called, where Platform has to name one: who looked, for which an outside system acts.</summary>
[Socket]
public interface IOfficeNames
{
    /// <summary>The names by code; a code that no office has is not among them.</summary>
    Task<IReadOnlyDictionary<string, string>> NamesOf(CityContext db, IReadOnlyCollection<string> codes, CancellationToken ct);

    /// <summary>All offices, in the order of their readings.</summary>
    Task<IReadOnlyList<OfficeLine>> All(CityContext db, CancellationToken ct);
}

/// <summary>An office, to choose from.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name, as the city writes it.</param>
public sealed record OfficeLine(string Code, string Name);
